import type { AssessmentRound } from '@/api/schema'
import { byPeriod } from '@/lib/periods'
import { byScheme, type SchemeRounds } from '@/lib/rounds'

/** Published rounds about villages, or about homes, under their schemes, the latest first. */
export function published(rounds: AssessmentRound[], subject: 'VILLAGE' | 'HOUSEHOLD'): SchemeRounds<AssessmentRound>[] {
  return byScheme(rounds.filter((round) => round.state !== 'SCORING' && round.subject === subject).sort(byPeriod))
}
