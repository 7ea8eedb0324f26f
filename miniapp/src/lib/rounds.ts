import type { AssessmentRound } from '@/api/schema'

/** The round that is being worked on: of those in one of these states the latest, else the latest at all. */
export function currentRound<T extends Pick<AssessmentRound, 'period' | 'state'>>(rounds: T[], ...worked: AssessmentRound['state'][]): T | undefined {
  const latest = [...rounds].sort((a, b) => b.period.localeCompare(a.period))
  return latest.find((round) => worked.includes(round.state)) ?? latest[0]
}

export const ROUND_WORDS = { SCORING: '评分中', PUBLISHED: '已公布，听取异议', FROZEN: '已定榜' } as const
