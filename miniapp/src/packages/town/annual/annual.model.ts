import type { AssessmentAnnualStanding, AssessmentAnnualStandingAnnualPlace, AssessmentPlace } from '@/api/schema'
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

/** Those at both ends: the first and last tier where they are counted, or else five each; nobody stands in both. */
export function ends(places: AssessmentPlace[]): { title: string; places: AssessmentPlace[] }[] {
  const ranked = [...places].sort((a, b) => a.rank - b.rank)
  const last = Math.max(0, ...ranked.map((place) => place.tier))
  const size = (tier: number) => {
    const own = ranked.filter((place) => place.tier === tier).length
    return last > 1 && own > 0 && own <= ranked.length / 2 ? own : Math.min(5, Math.floor(ranked.length / 2))
  }
  const [top, bottom] = [size(1), size(last)]
  if (ranked.length < 2) return [{ title: '名次', places: ranked }]
  return [
    { title: `前 ${top} 名`, places: ranked.slice(0, top) },
    { title: `后 ${bottom} 名`, places: ranked.slice(ranked.length - bottom) },
  ]
}
