import type { AssessmentChange, AssessmentFigures, AssessmentPlace } from '@/api/schema'
import { points } from '@/lib/points'
import { CONSEQUENCE_KINDS } from '@/lib/trace-words'

/** A tier with its villages, and the line below it with what separates the two neighbours. */
export interface TierGroup {
  key: string
  name: string
  /** Class or district; empty where all are ranked together. */
  group: string
  outcome: AssessmentPlace['outcome']
  places: AssessmentPlace[]
  line?: { words: string; narrow: boolean }
}

/** A margin of up to half a point is one that people will ask about. */
const NARROW = 0.5

export function tiers(figures: AssessmentFigures): TierGroup[] {
  const names = new Map(figures.places.map((place) => [place.subject, place.name]))
  const groups: TierGroup[] = []
  for (const place of [...figures.places].sort((a, b) => (a.group ?? '').localeCompare(b.group ?? '') || a.rank - b.rank || a.tier - b.tier)) {
    const last = groups[groups.length - 1]
    const group = place.group ?? ''
    if (last?.name === place.tierName && last.group === group) last.places.push(place)
    else groups.push({ key: `${group}/${place.tierName}`, name: place.tierName, group, outcome: place.outcome, places: [place] })
  }
  for (const group of groups) {
    const last = group.places[group.places.length - 1]
    const margin = figures.margins.find((each) => each.above === group.name && each.lastAbove === last?.subject)
    if (!margin) continue
    group.line = {
      words: `${margin.above}和${margin.below}的线：${names.get(margin.lastAbove) ?? ''}${gap(margin.points, names.get(margin.firstBelow) ?? '', lowFirst(figures))}`,
      narrow: Number(margin.points) <= NARROW,
    }
  }
  return groups
}

/** What everybody of a tier gets: only what all of them share, for streaks come on top for some. */
export function brings(group: TierGroup): string {
  const shared = group.places.every((place) => place.outcome.poolPoints === group.outcome.poolPoints && place.outcome.assessmentScore === group.outcome.assessmentScore)
  const { poolPoints, assessmentScore } = group.outcome
  const said = shared ? [poolPoints ? `每村 ${points(poolPoints)} 积分` : '', Number(assessmentScore) ? `考核分 ${assessmentScore}` : ''] : []
  const first = group.places[0]?.consequences ?? []
  const all = first.filter((one) => one.kind !== 'SCORE' && one.cause === group.name)
  return [...said, ...all.map((one) => (one.yuan === undefined ? one.words ?? '' : `奖金 ${points(one.yuan)} 元`))].filter(Boolean).join('，')
}

/** Whether few is good here: the first has less than the last. */
function lowFirst(figures: AssessmentFigures): boolean {
  const ranked = figures.places.filter((place) => !place.vetoes?.length)
  const [first, last] = [ranked[0], ranked[ranked.length - 1]]
  return first !== undefined && last !== undefined && Number(first.total) < Number(last.total)
}

/** What a place brings for where it stood for one or more periods: 当月后十名（约谈、考核分 -3）. */
export function streak(place: AssessmentPlace): string {
  const causes = new Map<string, string[]>()
  for (const one of place.consequences ?? []) {
    if (one.cause === place.tierName) continue
    const what = one.score !== undefined ? `考核分 ${one.score}` : one.yuan !== undefined ? `奖金 ${points(one.yuan)} 元` : CONSEQUENCE_KINDS[one.kind]
    causes.set(one.cause, [...(causes.get(one.cause) ?? []), what])
  }
  return [...causes].map(([cause, what]) => `${cause}（${what.join('、')}）`).join('，')
}

function gap(points: string, other: string, low: boolean): string {
  if (!Number(points)) return `和${other}同分，按同分的办法排在前`
  return `比${other}${low ? '少' : '高'} ${points} 分${Number(points) <= NARROW ? '，差得很少' : ''}`
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
