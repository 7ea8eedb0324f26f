import type { AssessmentAnnualStanding, AssessmentAnnualStandingAnnualPlace } from '@/api/schema'
import type { Point } from '../parts/trend-line/trend-line.model'

/** Quarters that have been frozen, in order. */
export function periods(standing: AssessmentAnnualStanding): string[] {
  return [...new Set(standing.places.flatMap((place) => place.quarters.map((each) => each.period)))].sort()
}

/** A village's rank in each quarter. */
export function ranks(place: AssessmentAnnualStandingAnnualPlace): Point[] {
  return [...place.quarters]
    .sort((a, b) => a.period.localeCompare(b.period))
    .map((each) => ({ name: `第${'一二三四'[Number(each.period.slice(5)) - 1]}季度`, value: each.rank, text: `第 ${each.rank} 名` }))
}

export function inQuarter(place: AssessmentAnnualStandingAnnualPlace, period: string): string {
  const found = place.quarters.find((each) => each.period === period)
  return found ? `${found.score} 分（${found.tierName}）` : '没有'
}
