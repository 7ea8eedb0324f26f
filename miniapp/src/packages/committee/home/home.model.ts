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

/** Weighs what is under way against the pool. What is not awarded yet counts with what its rule gives at most. */
export function forecast(pool: number, counts: AwardsApplicationsStateCount[]): Forecast {
  const asked = counts.filter((one) => UNDER_WAY.includes(one.state)).reduce((sum, one) => sum + one.points, 0)
  const left = pool - asked
  return { asked, left, words: left >= 0 ? `都入账后还剩 ${left} 分` : `还差 ${-left} 分，入账时按本季办法处理` }
}
