import type { AssessmentRound } from '@/api/schema'

/** The round that is being worked on: of those not frozen the latest, else the latest at all. */
export function currentRound<T extends Pick<AssessmentRound, 'period' | 'state'>>(rounds: T[]): T | undefined {
  const latest = [...rounds].sort((a, b) => b.period.localeCompare(a.period))
  return latest.find((round) => round.state !== 'FROZEN') ?? latest[0]
}
