import type { AssessmentRound } from '@/api/schema'
import { byPeriod, period } from './periods'

/** The round that is being worked on: of those in one of these states the latest, else the latest at all. */
export function currentRound<T extends Pick<AssessmentRound, 'period' | 'state'>>(rounds: T[], ...worked: AssessmentRound['state'][]): T | undefined {
  const latest = [...rounds].sort(byPeriod)
  return latest.find((round) => worked.includes(round.state)) ?? latest[0]
}

export const ROUND_WORDS = { SCORING: '评分中', PUBLISHED: '已公布，听取异议', FROZEN: '已定榜' } as const

export const SUBJECT_WORDS: Record<AssessmentRound['subject'], { noun: string; unit: string }> = {
  VILLAGE: { noun: '村', unit: '个村' },
  HOUSEHOLD: { noun: '户', unit: '户' },
  GRID: { noun: '网格', unit: '个网格' },
  WORK: { noun: '作品', unit: '件作品' },
  ROAD: { noun: '路段', unit: '条路段' },
}

export interface SchemeRounds<T> {
  code: string
  /** As the latest round calls it. */
  title: string
  /** The latest first. */
  rounds: T[]
}

/** Rounds under their schemes, the scheme with the latest period first. */
export function byScheme<T extends Pick<AssessmentRound, 'code' | 'title' | 'period'>>(rounds: T[]): SchemeRounds<T>[] {
  const found = new Map<string, SchemeRounds<T>>()
  for (const round of [...rounds].sort(byPeriod)) {
    const known = found.get(round.code)
    if (known) known.rounds.push(round)
    else found.set(round.code, { code: round.code, title: round.title, rounds: [round] })
  }
  return [...found.values()]
}

/** A round among others: its period, and which scheme it is where there are several. */
export function roundName(round: Pick<AssessmentRound, 'code' | 'title' | 'period'>, among: Pick<AssessmentRound, 'code'>[]): string {
  return among.some((other) => other.code !== round.code) ? `${period(round.period)} ${round.title}` : period(round.period)
}
