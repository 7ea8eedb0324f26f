import * as rounds from '@/lib/rounds'
import type { AssessmentRound } from '@/api/schema'

/** The office works on a round until it is frozen. */
export function currentRound<T extends Pick<AssessmentRound, 'period' | 'state'>>(all: T[]): T | undefined {
  return rounds.currentRound(all, 'SCORING', 'PUBLISHED')
}
