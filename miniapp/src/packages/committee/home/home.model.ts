import type { AwardsApplicationsStateCount } from '@/api/schema'

type State = AwardsApplicationsStateCount['state']

export const count = (counts: AwardsApplicationsStateCount[], ...states: State[]) =>
  counts.filter((each) => states.includes(each.state)).reduce((sum, each) => sum + each.applications, 0)

/** What stands between now and the pool: everything that may still be posted. */
const UNDER_WAY: State[] = ['SUBMITTED', 'AWAITING_SECOND', 'UNDER_REVIEW', 'APPROVED', 'ON_NOTICE', 'OBJECTED', 'DUE', 'DEFERRED']

export interface Forecast {
  /** Points asked for by what is known. */
  asked: number
  /** What the pool would have left; negative when it does not suffice. */
  left: number
  words: string
}

/** Adds up what is under way. Points not yet awarded count with what the rule gives at most. */
export function forecast(pool: number, underWay: { award: number; points: number; quantity: number }[], all: boolean): Forecast {
  const asked = underWay.reduce((sum, one) => sum + (one.award || one.points * one.quantity), 0)
  const left = pool - asked
  const said = left >= 0 ? `都入账后还剩 ${left} 分` : `还差 ${-left} 分，入账时按本季办法处理`
  return { asked, left, words: all ? said : `只算了一部分：${said}` }
}

export const underWay = UNDER_WAY
