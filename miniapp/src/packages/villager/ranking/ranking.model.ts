import type { AssessmentMargin, AssessmentPlace, AssessmentStanding, AssessmentTie } from '@/api/schema'

export interface TierOf {
  /** Class or district; empty where all are ranked together. */
  group: string
  tier: number
  name: string
  /** What a village of this tier gets. */
  gets: string
  /** By how much the last of this tier is ahead of the first of the next. */
  margin: string
  places: AssessmentPlace[]
}

/** The places under their tiers, with what each tier earns and how close the line below it is. */
export function tiersOf(standing: AssessmentStanding): TierOf[] {
  const tiers: TierOf[] = []
  for (const place of [...standing.figures.places].sort((a, b) => a.rank - b.rank)) {
    const group = place.group ?? ''
    let tier = tiers.find((each) => each.tier === place.tier && each.group === group)
    if (!tier) {
      const inTier = standing.figures.places.filter((each) => each.tier === place.tier && (each.group ?? '') === group).map((each) => each.subject)
      const margin = standing.figures.margins.find((each) => each.above === place.tierName && inTier.includes(each.lastAbove))
      tier = {
        group,
        tier: place.tier,
        name: place.tierName,
        gets: [place.outcome.poolPoints ? `每村 ${place.outcome.poolPoints} 积分` : '', Number(place.outcome.assessmentScore) ? `考核 ${place.outcome.assessmentScore} 分` : ''].filter(Boolean).join('，'),
        margin: margin ? marginWords(margin, standing.figures.ties) : '',
        places: [],
      }
      tiers.push(tier)
    }
    tier.places.push(place)
  }
  return tiers.sort((a, b) => a.group.localeCompare(b.group) || a.tier - b.tier)
}

/** The line between two tiers: how narrow, and when level, what decided. */
function marginWords(margin: AssessmentMargin, ties: AssessmentTie[]): string {
  if (Number(margin.points) > 0) return `比${margin.below}的头一名多 ${margin.points} 分`
  const tie = ties.find((each) => each.ahead === margin.lastAbove && each.behind === margin.firstBelow)
  if (!tie) return `和${margin.below}的头一名同分`
  return `和${margin.below}的头一名${tie.reason.startsWith('总分相同') ? '' : '同分，'}${tie.reason}`
}

/** What one village would say about its place. */
export function placeWords(place: AssessmentPlace): string {
  const words = [`得 ${place.total} 分`]
  if (place.behindTierAbove) words.push(`离上一等次差 ${place.behindTierAbove} 分`)
  if (place.aheadOfTierBelow) words.push(`比下一等次多 ${place.aheadOfTierBelow} 分`)
  return words.join('，')
}
