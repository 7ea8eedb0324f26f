import type { AwardsRecordForm, AwardsShownPhoto, RulesRule } from '@/api/schema'

export interface RecordForm {
  photos: string[]
  words: string
  happenedOn: string
  quantity: string
  event: string
  host: string
}

export const emptyForm = (today: string): RecordForm => ({ photos: [], words: '', happenedOn: today, quantity: '1', event: '', host: '' })

/** A rule that wants before and after takes the first picture as before, the others as after. */
export function staged(photos: string[], beforeAfter: boolean): AwardsShownPhoto[] {
  return photos.map((id, at) => ({ id, stage: beforeAfter ? (at === 0 ? 'BEFORE' : 'AFTER') : 'OTHER' }))
}

export const needsHost = (rule: RulesRule) => rule.terms.awarding.second === 'HOST'
export const needsEvent = (rule: RulesRule) => rule.terms.cap.window === 'EVENT'
export const photosWanted = (rule: RulesRule) => Math.max(rule.terms.evidence.photos, rule.terms.evidence.beforeAfter ? 2 : 0)

/** What is missing before it can be sent, so that nobody waits for an answer to learn it. */
export function missing(rule: RulesRule, form: RecordForm): Record<string, string> {
  const said: Record<string, string> = {}
  const wanted = photosWanted(rule)
  if (form.photos.length < wanted) said.photos = `这一项要 ${wanted} 张照片${rule.terms.evidence.beforeAfter ? '，先拍整治前，再拍整治后' : ''}`
  if (!/^[1-9]\d{0,3}$/.test(form.quantity)) said.quantity = '请填整数，至少 1'
  if (needsEvent(rule) && !form.event.trim()) said.event = '请写是哪一次活动或哪一件事'
  return said
}

export function body(rule: RulesRule, card: string, form: RecordForm): AwardsRecordForm {
  return {
    card,
    ruleCode: rule.code,
    photos: staged(form.photos, rule.terms.evidence.beforeAfter),
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
