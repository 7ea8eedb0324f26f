import type { AwardsRecordForm, AwardsShownPhoto, RulesRule } from '@/api/schema'

export interface RecordForm {
  photos: string[]
  /** Only where a rule asks for both: what it was like before. The photos above are then those after. */
  before: string[]
  words: string
  happenedOn: string
  quantity: string
  event: string
  host: string
}

export const emptyForm = (today: string): RecordForm => ({ photos: [], before: [], words: '', happenedOn: today, quantity: '1', event: '', host: '' })

/** Each photo with what it shows; before comes first. */
export function staged(form: Pick<RecordForm, 'photos' | 'before'>, beforeAfter: boolean): AwardsShownPhoto[] {
  if (!beforeAfter) return form.photos.map((id) => ({ id, stage: 'OTHER' }))
  return [...form.before.map((id) => ({ id, stage: 'BEFORE' as const })), ...form.photos.map((id) => ({ id, stage: 'AFTER' as const }))]
}

export const needsHost = (rule: RulesRule) => rule.terms.awarding.second === 'HOST'
export const needsEvent = (rule: RulesRule) => rule.terms.cap.window === 'EVENT'
export const beforeAfter = (rule: RulesRule) => rule.terms.evidence.beforeAfter
export const photosWanted = (rule: RulesRule) => Math.max(rule.terms.evidence.photos, beforeAfter(rule) ? 2 : 0)

/** What is missing before it can be sent, so that nobody waits for an answer to learn it. */
export function missing(rule: RulesRule, form: RecordForm): Record<string, string> {
  const said: Record<string, string> = {}
  const wanted = photosWanted(rule)
  if (beforeAfter(rule) && !form.before.length) said.before = '请拍整治前的样子，没有就选以前拍的'
  if (beforeAfter(rule) && !form.photos.length) said.photos = '请拍整治后的样子'
  else if (staged(form, beforeAfter(rule)).length < wanted) said.photos = `这一项一共要 ${wanted} 张照片`
  if (!/^[1-9]\d{0,3}$/.test(form.quantity)) said.quantity = '请填整数，至少 1'
  if (needsEvent(rule) && !form.event.trim()) said.event = '请写是哪一次活动或哪一件事'
  return said
}

export function body(rule: RulesRule, card: string, form: RecordForm): AwardsRecordForm {
  return {
    card,
    ruleCode: rule.code,
    photos: staged(form, beforeAfter(rule)),
    words: form.words.trim() || undefined,
    happenedOn: form.happenedOn,
    quantity: Number(form.quantity),
    event: form.event.trim() || undefined,
    hostCard: form.host.trim() || undefined,
  }
}

/** What comes next, for whoever stands beside the committee member. */
export function nextStep(rule: RulesRule): string {
  const { second, panel, notice } = rule.terms.awarding
  const steps = [second !== 'NONE' ? '第二人确认' : '', panel ? '评议' : '', notice ? '公示' : '', '入账'].filter(Boolean)
  return `接下来：${steps.join('，')}`
}
