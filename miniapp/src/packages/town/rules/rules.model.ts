import type { RulesRule, RulesRuleDraft, RulesRuleNewRule, RulesTerms } from '@/api/schema'

/** Whoever records it; most rules are the committee's, or the villagers' own. */
export const RECORDERS = [
  { value: 'VILLAGER' as const, text: '村民自己申报' },
  { value: 'COMMITTEE' as const, text: '村委登记' },
  { value: 'INSPECTOR' as const, text: '监督员登记' },
]
export const SECONDS: { value: RulesTerms['awarding']['second']; text: string }[] = [
  { value: 'NONE', text: '不要' },
  { value: 'COLLEAGUE', text: '另一位村干部' },
  { value: 'HOST', text: '事主家' },
  { value: 'TOWN', text: '镇里' },
]

export interface RuleForm {
  code: string
  name: string
  points: string
  words: string
  validFrom: string
  validTo: string
  reason: string
  photos: string
  times: string
  window: RulesTerms['cap']['window']
  panel: boolean
  notice: boolean
  recorders: RulesTerms['awarding']['recorders']
  second: RulesTerms['awarding']['second']
  beforeAfter: boolean
  /** Households are scanned at an activity. */
  scanned: boolean
}

export const WINDOWS: { value: RuleForm['window']; text: string }[] = [
  { value: 'MONTH', text: '每月' },
  { value: 'QUARTER', text: '每季度' },
  { value: 'HALF_YEAR', text: '每半年' },
  { value: 'YEAR', text: '每年' },
  { value: 'EVENT', text: '每件事' },
  { value: 'ONCE', text: '只算一次' },
]

export function windowWords(rule: RulesRule): string {
  const { times, window, counted } = rule.terms.cap
  const per = WINDOWS.find((each) => each.value === window)?.text ?? ''
  return `${counted === 'VILLAGE' ? '全村' : '每户'}${per}${window === 'ONCE' ? '' : `最多 ${times} 次`}`
}

export function formOfRule(rule: RulesRule, validFrom: string): RuleForm {
  return {
    code: rule.code,
    name: rule.name,
    points: String(rule.points),
    words: rule.words,
    validFrom,
    validTo: rule.validTo ?? '',
    reason: '',
    photos: String(rule.terms.evidence.photos),
    times: String(rule.terms.cap.times),
    window: rule.terms.cap.window,
    panel: rule.terms.awarding.panel,
    notice: rule.terms.awarding.notice,
    recorders: [...rule.terms.awarding.recorders],
    second: rule.terms.awarding.second,
    beforeAfter: rule.terms.evidence.beforeAfter,
    scanned: rule.terms.evidence.proofs.includes('SCAN'),
  }
}

export function blankRule(validFrom: string): RuleForm {
  return {
    code: '',
    name: '',
    points: '',
    words: '',
    validFrom,
    validTo: '',
    reason: '',
    photos: '1',
    times: '1',
    window: 'QUARTER',
    panel: true,
    notice: true,
    recorders: ['VILLAGER'],
    second: 'NONE',
    beforeAfter: false,
    scanned: false,
  }
}

/** A name for the machine, which nobody has to think of: town_ and the moment. */
export function newCode(now: number = Date.now()): string {
  return `town_${now.toString(36)}`
}

export function toggledRecorder(form: RuleForm, role: RulesTerms['awarding']['recorders'][number]): RuleForm['recorders'] {
  return form.recorders.includes(role) ? form.recorders.filter((each) => each !== role) : [...form.recorders, role]
}

export function newRule(form: RuleForm, code: string): RulesRuleNewRule {
  return {
    code,
    draft: {
      name: form.name.trim(),
      points: Number(form.points),
      words: form.words.trim() || undefined,
      reason: form.reason.trim(),
      validFrom: form.validFrom,
      validTo: form.validTo || undefined,
      terms: {
        awarding: { panel: form.panel, notice: form.notice, recorders: [...form.recorders], second: form.second },
        evidence: { photos: Number(form.photos), beforeAfter: form.beforeAfter, proofs: form.scanned ? ['SCAN'] : [] },
        cap: { counted: 'HOUSEHOLD', times: form.window === 'ONCE' ? 1 : Number(form.times), window: form.window },
      },
    },
  }
}

export function ruleTrouble(form: RuleForm): Record<string, string> {
  const wrong: Record<string, string> = {}
  if (!form.name.trim()) wrong.name = '请写名称'
  if (!/^-?\d{1,5}$/.test(form.points.trim()) || Number(form.points) === 0) wrong.points = '分值是整数，不能是 0'
  if (!/^\d$/.test(form.photos)) wrong.photos = '0 到 9 张'
  if (!/^\d{1,3}$/.test(form.times) || Number(form.times) < 1) wrong.times = '至少 1 次'
  if (!form.validFrom) wrong.validFrom = '请选哪天开始'
  if (form.validTo && form.validTo < form.validFrom) wrong.validTo = '结束要在开始以后'
  if (!form.recorders.length) wrong.recorders = '请选由谁登记'
  if (!form.reason.trim()) wrong.reason = '请写为什么改'
  return wrong
}

/** The next version: what the form does not ask about stays as it was. */
export function ruleDraft(form: RuleForm, before: RulesRule): RulesRuleDraft {
  return {
    name: form.name.trim(),
    points: Number(form.points),
    // The old words would describe the old terms: empty ones are written anew by the backend.
    words: form.words.trim() && form.words.trim() !== before.words ? form.words.trim() : undefined,
    reason: form.reason.trim(),
    validFrom: form.validFrom,
    validTo: form.validTo || undefined,
    terms: {
      awarding: { ...before.terms.awarding, panel: form.panel, notice: form.notice, recorders: [...form.recorders], second: form.second },
      evidence: { ...before.terms.evidence, photos: Number(form.photos) },
      cap: { ...before.terms.cap, times: Number(form.times), window: form.window },
    },
  }
}
