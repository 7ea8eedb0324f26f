import type { CampaignsCampaignForm, CampaignsPhase } from '@/api/schema'

/** A campaign as it is typed. */

export const PHASES: { kind: CampaignsPhase['kind']; text: string }[] = [
  { kind: 'MOBILIZING', text: '动员' },
  { kind: 'CLEANING', text: '集中整治' },
  { kind: 'ACCEPTANCE', text: '验收' },
  { kind: 'LOOKING_BACK', text: '回头看' },
]

export interface TypedCampaign {
  name: string
  words: string
  firstDay: string
  lastDay: string
  phases: { kind: CampaignsPhase['kind']; on: boolean; firstDay: string; lastDay: string }[]
  works: { title: string; unit: string; decimals: number }[]
}

export function blank(today: string): TypedCampaign {
  return {
    name: '',
    words: '',
    firstDay: today,
    lastDay: '',
    phases: PHASES.map(({ kind }) => ({ kind, on: false, firstDay: '', lastDay: '' })),
    works: [{ title: '', unit: '处', decimals: 0 }],
  }
}

export function faults(form: TypedCampaign): Record<string, string> {
  const found: Record<string, string> = {}
  if (!form.name.trim()) found.name = '请填写行动名称'
  if (!form.lastDay) found.lastDay = '请填写最后一天'
  else if (form.lastDay < form.firstDay) found.lastDay = '最后一天不能早于第一天'
  if (form.phases.some((phase) => phase.on && (!phase.firstDay || !phase.lastDay))) found.phases = '选了的阶段请填写起止日期'
  if (form.works.some((work) => !work.title.trim() || !work.unit.trim())) found.works = '请填写统计什么、用什么单位'
  return found
}

/** The codes count: a title may be written in any letters. */
export function bodyOf(form: TypedCampaign): CampaignsCampaignForm {
  return {
    name: form.name.trim(),
    words: form.words.trim(),
    firstDay: form.firstDay,
    lastDay: form.lastDay,
    phases: form.phases.filter((phase) => phase.on).map(({ kind, firstDay, lastDay }) => ({ kind, firstDay, lastDay, words: '' })),
    works: form.works.map((work, at) => ({ code: `work-${at + 1}`, title: work.title.trim(), unit: work.unit.trim(), decimals: work.decimals })),
  }
}
