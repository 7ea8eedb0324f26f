import type { AwardsNotice, AwardsShownPhoto, AwardsStep, AwardsTrail, AwardsTrailDecision } from '@/api/schema'
import { day, moment } from '@/lib/dates'
import { AWARD_WORDS, type AwardState } from '@/lib/award-words'

/** What is behind one award, told in the order it happened. */

const ORIGINS: Record<AwardsTrail['application']['origin'], string> = {
  APPLIED: '自己申报',
  RECORDED: '村里登记',
  HOME_SHEET: '入户评分得来',
  ACTIVITY: '参加活动签到',
  PROPOSED: '村里提出',
  NOMINATED: '荣誉提名得来',
}

export function originWords(origin: AwardsTrail['application']['origin']): string {
  return ORIGINS[origin]
}

/** Who decided: a panel by numbers, a second person by their office. Names of the panel are not published. */
export function decisionWords(decision: AwardsTrailDecision, now?: number): string {
  const when = decision.decidedAt ? `${moment(decision.decidedAt, now)} ` : ''
  if (decision.state === 'OPEN') return '评议会正在评'
  if (decision.state === 'TAKEN_BACK') return `${when}评议会撤回重评`
  const votes = `${decision.favour} 人同意，${decision.against} 人不同意`
  return `${when}评议会${decision.state === 'PASSED' ? '通过' : '没有通过'}：${votes}`
}

const SECONDS = { COLLEAGUE: '另一名村干部确认', HOST: '受助户确认', CADRE: '村干部确认', TOWN: '镇里核准' } as const

export function secondWords(application: AwardsTrail['application']): string {
  const second = application.needsSecond
  if (!second || second === 'NONE') return ''
  return application.confirmedBy ? `已由${SECONDS[second].replace('确认', '')}确认`.replace('核准确认', '核准') : `要${SECONDS[second]}`
}

export function noticeWords(notice: AwardsNotice, now?: number): string {
  if (!notice.publishedAt || !notice.endsAt) return '还没有贴出来'
  return `${day(notice.publishedAt, now)}到${day(notice.endsAt, now)}公示`
}

export function stepWords(step: AwardsStep): string {
  if (!step.from && step.to === 'SUBMITTED') return '申报交上去'
  if (!step.from) return '登记'
  return AWARD_WORDS[step.to as AwardState] ?? step.to
}

/** An objection is possible while the notice that names it runs, and from anybody in the village. */
export function objectionPossible(trail: AwardsTrail, now: number = Date.now()): boolean {
  const { application, notice } = trail
  const running = notice?.state === 'PUBLISHED' && !!notice.endsAt && Date.parse(notice.endsAt) > now
  return running && (application.state === 'ON_NOTICE' || application.state === 'OBJECTED')
}

/** Why not, in words, where a figure is shown that can no longer be objected to here. */
export function objectionClosed(trail: AwardsTrail): string {
  const { state } = trail.application
  if (state === 'POSTED' || state === 'SET_OFF') return '公示期已过，这笔已经定了。觉得不对，请找村委或镇里更正，更正要两个人办并写明原因。'
  if (state === 'WITHDRAWN' || state === 'DECLINED' || state === 'STRUCK' || state === 'LAPSED') return ''
  return '公示以后才能提异议。现在有疑问，可以先问村委。'
}

const BEFORE_NOTICE_ENDS: AwardState[] = ['SUBMITTED', 'UNDER_REVIEW', 'AWAITING_SECOND', 'APPROVED', 'ON_NOTICE']

export function withdrawable(trail: AwardsTrail, household?: string): boolean {
  return trail.application.household === household && BEFORE_NOTICE_ENDS.includes(trail.application.state)
}

/** The household that was helped says whether it is so. */
export function mayConfirm(trail: AwardsTrail, household?: string): boolean {
  const { application } = trail
  return application.state === 'AWAITING_SECOND' && application.needsSecond === 'HOST' && !!household && application.host === household
}

export const STAGE_WORDS = { BEFORE: '整治前', AFTER: '整治后', OTHER: '照片' } as const

/** First how it was, then how it became. */
export function inOrder(photos: AwardsShownPhoto[]): AwardsShownPhoto[] {
  const order = ['BEFORE', 'AFTER', 'OTHER']
  return [...photos].sort((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage))
}
