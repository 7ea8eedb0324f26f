import type { InspectionPlan, InspectionPlanEntry } from '@/api/schema'

export interface PlanForm {
  round: string
  title: string
  choice: InspectionPlan['choice']
  howMany: string
  follows: string
  nominated: string[]
  teamSize: string
  crossVillage: boolean
  binding: boolean
  fromDay: string
  untilDay: string
  reason: string
}

export const blank = (round = '', today = ''): PlanForm => ({
  round,
  title: '',
  choice: 'ALL',
  howMany: '',
  follows: '',
  nominated: [],
  teamSize: '2',
  crossVillage: true,
  binding: true,
  fromDay: today,
  untilDay: '',
  reason: '',
})

const whole = (text: string, most: number) => /^[1-9]\d{0,2}$/.test(text.trim()) && Number(text) <= most

export function planTrouble(form: PlanForm): Record<string, string> {
  const wrong: Record<string, string> = {}
  if (!form.round) wrong.round = '请选检查哪一期'
  if (!form.title.trim()) wrong.title = '请写检查的名称'
  if (form.choice === 'DRAWN' && !whole(form.howMany, 500)) wrong.howMany = '1 到 500 的整数'
  if (form.choice === 'AGAIN' && !form.follows) wrong.follows = '请选接着哪一次检查'
  if (form.choice === 'DISTRICT' && !form.nominated.length) wrong.nominated = '请勾上各管区推荐的村，一个管区一个'
  if (!whole(form.teamSize, 9)) wrong.teamSize = '1 到 9 的整数'
  if (!form.fromDay) wrong.fromDay = '请选从哪天开始'
  if (!form.untilDay) wrong.untilDay = '请选到哪天为止'
  else if (form.untilDay < form.fromDay) wrong.untilDay = '最后一天不能早于第一天'
  if (!form.reason.trim()) wrong.reason = '请写为什么检查'
  return wrong
}

/** What the backend is asked: of the answers only those the chosen way has. */
export function planEntry(form: PlanForm): InspectionPlanEntry {
  return {
    round: form.round,
    title: form.title.trim(),
    choice: form.choice,
    howMany: form.choice === 'DRAWN' ? Number(form.howMany) : undefined,
    teamSize: Number(form.teamSize),
    crossVillage: form.crossVillage,
    binding: form.binding,
    follows: form.choice === 'AGAIN' ? form.follows : undefined,
    nominated: form.choice === 'DISTRICT' ? form.nominated : [],
    inspectors: [],
    fromDay: form.fromDay,
    untilDay: form.untilDay,
    reason: form.reason.trim(),
  }
}
