import type { AssessmentChange, AssessmentFigures, AssessmentPlace } from '@/api/schema'

/** A tier with its villages, and the line below it with what separates the two neighbours. */
export interface TierGroup {
  name: string
  outcome: AssessmentPlace['outcome']
  places: AssessmentPlace[]
  line?: { words: string; narrow: boolean }
}

/** A margin of up to half a point is one that people will ask about. */
const NARROW = 0.5

export function tiers(figures: AssessmentFigures): TierGroup[] {
  const names = new Map(figures.places.map((place) => [place.subject, place.name]))
  const groups: TierGroup[] = []
  for (const place of [...figures.places].sort((a, b) => a.rank - b.rank || a.tier - b.tier)) {
    const last = groups[groups.length - 1]
    if (last?.name === place.tierName) last.places.push(place)
    else groups.push({ name: place.tierName, outcome: place.outcome, places: [place] })
  }
  for (const group of groups) {
    const margin = figures.margins.find((each) => each.above === group.name)
    if (!margin) continue
    group.line = {
      words: `${margin.above}和${margin.below}的线：${names.get(margin.lastAbove) ?? ''}${gap(margin.points, names.get(margin.firstBelow) ?? '')}`,
      narrow: Number(margin.points) <= NARROW,
    }
  }
  return groups
}

function gap(points: string, other: string): string {
  if (!Number(points)) return `和${other}同分，按同分的办法排在前`
  return `比${other}高 ${points} 分${Number(points) <= NARROW ? '，差得很少' : ''}`
}

/** What a village would need, or has in hand, at the lines next to it. */
export function distance(place: AssessmentPlace): string {
  const said: string[] = []
  if (place.behindTierAbove) said.push(Number(place.behindTierAbove) ? `差 ${place.behindTierAbove} 分进上一等次` : '和上一等次末位同分')
  if (place.aheadOfTierBelow) said.push(Number(place.aheadOfTierBelow) ? `比下一等次高 ${place.aheadOfTierBelow} 分` : '和下一等次首位同分')
  return said.join('，')
}

export function ties(figures: AssessmentFigures): string[] {
  const names = new Map(figures.places.map((place) => [place.subject, place.name]))
  return figures.ties.map((tie) => `${names.get(tie.ahead) ?? ''}和${names.get(tie.behind) ?? ''}总分相同，${names.get(tie.ahead) ?? ''}在前：${tie.reason}`)
}

/** What one more publication changed for a village. */
export function changeWords(change: AssessmentChange): string {
  const total = change.totalBefore === change.totalAfter ? `${change.totalAfter} 分没有变` : `${change.totalBefore} 分改成 ${change.totalAfter} 分`
  const rank = change.rankBefore === change.rankAfter ? '' : `，第 ${change.rankBefore} 名变第 ${change.rankAfter} 名`
  const tier = change.tierBefore === change.tierAfter ? '' : `，${change.tierBefore}变${change.tierAfter}`
  return `${change.name}：${total}${rank}${tier}`
}
