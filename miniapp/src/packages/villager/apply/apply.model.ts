import type { AwardsShownPhoto, RulesRule } from '@/api/schema'
import { cardCode } from '@/lib/codes'
import { isoDay, quarterFrom, quarterOf } from '@/lib/dates'

/** What a villager fills in, and what the chosen rule wants of it. */

export interface ApplyForm {
  rule: string
  happenedOn: string
  before: string[]
  after: string[]
  photos: string[]
  words: string
  event: string
  host: string
}

export function blankForm(now: number = Date.now()): ApplyForm {
  return { rule: '', happenedOn: isoDay(now), before: [], after: [], photos: [], words: '', event: '', host: '' }
}

type Proof = RulesRule['terms']['evidence']['proofs'][number]
const PAPERS: Partial<Record<Proof, string>> = {
  JOINT_SHEET: '联合评分表',
  DOSSIER: '事迹材料',
  DUTY_SHEET: '值勤表',
  SIGN_SHEET: '签到表',
  MINUTES: '会议记录',
  RECORD: '调解记录',
  FILING: '备案表',
  CERTIFICATE: '证书或表彰文件',
  RESULT: '评比结果',
}
const TOLD: Proof[] = ['CASE', 'STATEMENT', 'PLACE']
/** These come by nomination; the backend refuses an application for them. */
const NOMINATED = ['finest_courtyard', 'finest_family', 'finest_compound', 'finest_person']

/** What a household may ask for by itself, most points first. */
export function appliable(rules: RulesRule[]): RulesRule[] {
  return rules
    .filter((rule) => rule.points > 0 && rule.terms.awarding.recorders.includes('VILLAGER') && !NOMINATED.includes(rule.code))
    .sort((a, b) => b.points - a.points || a.name.localeCompare(b.name, 'zh'))
}

export interface Wanted {
  beforeAfter: boolean
  /** How many photos at least, papers included. */
  photos: number
  photoHint: string
  /** Of the photos, at least one shows a paper. */
  papers: boolean
  /** The story is the proof. */
  story: boolean
  event: boolean
  host: boolean
}

export function wanted(rule: RulesRule): Wanted {
  const { evidence, cap, awarding } = rule.terms
  const papers = evidence.proofs.flatMap((proof) => PAPERS[proof] ?? [])
  const photos = evidence.photos + (papers.length ? 1 : 0)
  return {
    beforeAfter: evidence.beforeAfter,
    photos,
    papers: papers.length > 0,
    photoHint: papers.length ? `要拍上：${papers.join('、')}` : photos ? `至少 ${photos} 张` : '没有照片也行',
    story: evidence.proofs.some((proof) => TOLD.includes(proof)),
    event: cap.window === 'EVENT',
    host: awarding.second === 'HOST',
  }
}

const FEWEST_LETTERS = 5

/** What is missing, at the field where it is missing: said before anything is sent, signal or not. */
export function missing(form: ApplyForm, rule: RulesRule | undefined): Record<string, string> {
  const found: Record<string, string> = {}
  if (!rule) return { rule: '请先选一项' }
  const want = wanted(rule)
  if (want.beforeAfter) {
    if (!form.before.length) found.before = '还差整治前的照片'
    if (!form.after.length) found.after = '还差整治后的照片'
  } else if (form.photos.length < want.photos) {
    found.photos = `还差 ${want.photos - form.photos.length} 张照片`
  }
  if (want.story && [...form.words.trim()].length < FEWEST_LETTERS) found.words = `请把情况说清楚，至少 ${FEWEST_LETTERS} 个字`
  if (want.event && !form.event.trim()) found.event = '请写明是哪一件事，例如“11月王家婚事”'
  if (want.host && !form.host.trim()) found.host = '请扫一扫受助户的户卡，或者填卡号'
  return found
}

export function shownPhotos(form: ApplyForm, rule: RulesRule): AwardsShownPhoto[] {
  if (!wanted(rule).beforeAfter) return form.photos.map((id) => ({ id, stage: 'OTHER' as const }))
  return [
    ...form.before.map((id) => ({ id, stage: 'BEFORE' as const })),
    ...form.after.map((id) => ({ id, stage: 'AFTER' as const })),
  ]
}

export function bodyOf(form: ApplyForm, rule: RulesRule) {
  const want = wanted(rule)
  return {
    ruleCode: rule.code,
    happenedOn: form.happenedOn,
    words: form.words.trim(),
    photos: shownPhotos(form, rule),
    ...(want.event ? { event: form.event.trim() } : {}),
    ...(want.host ? { hostCard: cardCode(form.host) } : {}),
  }
}

/** Nothing older than the quarter before this one can be applied for. */
export function earliest(now: number = Date.now()): string {
  const before = quarterFrom(quarterOf(now), -1)
  return `${before.slice(0, 4)}-${['01', '04', '07', '10'][Number(before.slice(5)) - 1]}-01`
}

/** Something of the person's own is in it; a mere choice of rule is nothing to come back to. */
export function begun(form: ApplyForm): boolean {
  return [form.words, form.event, form.host].some((text) => text.trim() !== '') || form.before.length + form.after.length + form.photos.length > 0
}
