import type { AwardsApplication, AwardsDeduction, AwardsNotice, AwardsObjection } from '@/api/schema'

/** How the states of the backend are said in the village. */

export type Tone = 'plain' | 'done' | 'waiting' | 'alarm'
type Said<S extends string> = Record<S, { text: string; tone: Tone }>

const said = (text: string, tone: Tone = 'plain') => ({ text, tone })

export const APPLICATION: Said<AwardsApplication['state']> = {
  SUBMITTED: said('待受理', 'waiting'),
  AWAITING_SECOND: said('等第二人确认', 'waiting'),
  UNDER_REVIEW: said('待评议', 'waiting'),
  APPROVED: said('评议通过，待公示', 'waiting'),
  ON_NOTICE: said('公示中', 'waiting'),
  OBJECTED: said('有异议', 'alarm'),
  DUE: said('待入账', 'waiting'),
  DEFERRED: said('积分池不够，顺延', 'alarm'),
  POSTED: said('已入账', 'done'),
  SET_OFF: said('已抵扣分', 'done'),
  DECLINED: said('没有通过'),
  STRUCK: said('公示后撤下'),
  WITHDRAWN: said('自己撤回'),
  LAPSED: said('过期失效'),
}

export const DEDUCTION: Said<AwardsDeduction['state']> = {
  NOTIFIED: said('已告知，整改期内', 'waiting'),
  CURE_REPORTED: said('报了整改，待复查', 'alarm'),
  UNDER_REVIEW: said('待评议', 'waiting'),
  IN_FORCE: said('已生效', 'alarm'),
  SET_OFF: said('已抵扣'),
  LAPSED: said('本季没抵完，作罢'),
  CANCELLED: said('整改好了，不扣', 'done'),
  DROPPED: said('评议不扣', 'done'),
  RESTORED: said('已恢复', 'done'),
}

export const NOTICE: Said<AwardsNotice['state']> = {
  DRAFT: said('草稿，未发布', 'waiting'),
  PUBLISHED: said('公示中', 'waiting'),
  ENDED: said('已结束', 'done'),
  DISCARDED: said('已作废'),
}

export const OBJECTION: Said<AwardsObjection['state']> = {
  OPEN: said('待复核', 'alarm'),
  UPHELD: said('异议成立', 'done'),
  CHANGED: said('已改分', 'done'),
  REJECTED: said('维持原分', 'done'),
}

export { HONOUR_KIND, NOMINATION } from '@/lib/honour-words'
