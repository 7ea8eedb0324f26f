import type { AwardsApplication, AwardsDeduction, AwardsObjection } from '@/api/schema'

/** How an application, a deduction or an objection stands, as a colour beside its words. */

export type Tone = 'plain' | 'done' | 'waiting' | 'alarm'
export type AwardState = AwardsApplication['state']

export function awardTone(state: AwardState): Tone {
  if (state === 'POSTED' || state === 'SET_OFF') return 'done'
  if (state === 'DECLINED' || state === 'STRUCK' || state === 'LAPSED' || state === 'CORRECTED' || state === 'OBJECTED') return 'alarm'
  return state === 'WITHDRAWN' ? 'plain' : 'waiting'
}

/** What a state means for the household, and what comes next. */
export const AWARD_NEXT: Record<AwardState, string> = {
  SUBMITTED: '已经交上去了，等村里受理。',
  UNDER_REVIEW: '评议会正在评，几个人一起定。',
  AWAITING_SECOND: '还要另一个人确认。',
  APPROVED: '评议通过，等着公示。',
  ON_NOTICE: '正在公示，没有异议就入账。',
  OBJECTED: '有人提了异议，由别的评议员重新听。',
  DUE: '公示期满，等着入账。',
  DEFERRED: '村里积分池不够，下一批先给您家入账。',
  POSTED: '积分已经记到您家账上。',
  SET_OFF: '这笔积分抵了本季度的扣分。',
  DECLINED: '没有通过，原因写在下面。',
  STRUCK: '异议成立，这笔不给分。',
  WITHDRAWN: '您家自己撤回了。',
  LAPSED: '超过上限或积分池不够，这笔没有入账。',
  CORRECTED: '这笔记错了，镇里已经更正，积分已收回。',
}

/** Short, for a badge; the backend says the same about whole applications. */
export const AWARD_WORDS: Record<AwardState, string> = {
  SUBMITTED: '待受理',
  UNDER_REVIEW: '评议中',
  AWAITING_SECOND: '待确认',
  APPROVED: '已通过',
  ON_NOTICE: '公示中',
  OBJECTED: '有异议',
  DUE: '待入账',
  DEFERRED: '已顺延',
  POSTED: '已入账',
  SET_OFF: '已抵扣',
  DECLINED: '未通过',
  STRUCK: '异议成立',
  WITHDRAWN: '已撤回',
  LAPSED: '已失效',
  CORRECTED: '已更正',
}

export function deductionTone(state: AwardsDeduction['state']): Tone {
  if (state === 'CANCELLED' || state === 'DROPPED' || state === 'RESTORED' || state === 'LAPSED') return 'done'
  return state === 'IN_FORCE' || state === 'SET_OFF' ? 'alarm' : 'waiting'
}

export const OBJECTION_WORDS: Record<AwardsObjection['state'], { text: string; tone: Tone }> = {
  OPEN: { text: '正在听', tone: 'waiting' },
  UPHELD: { text: '异议成立', tone: 'done' },
  CHANGED: { text: '已改分', tone: 'done' },
  REJECTED: { text: '维持原样', tone: 'plain' },
}
