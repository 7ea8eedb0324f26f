import type { AssessmentObjection, AssessmentObjectionEntry, AssessmentRound, AssessmentScheme, AssessmentStanding } from '@/api/schema'
import { byPeriod } from '@/lib/periods'

/** The rounds a village looks at: those whose standing has been published, the latest first. */
export function publishedRounds<T extends Pick<AssessmentRound, 'period' | 'state'>>(rounds: T[]): T[] {
  return rounds.filter((round) => round.state !== 'SCORING').sort(byPeriod)
}

/** Whether an objection still comes in time. */
export function mayObject(standing: Pick<AssessmentStanding, 'state' | 'objectionsUntil'> | undefined, now: number = Date.now()): boolean {
  return standing?.state === 'PUBLISHED' && Date.parse(standing.objectionsUntil) > now
}

export const OBJECTION_STATE: Record<AssessmentObjection['state'], { text: string; tone: 'waiting' | 'done' | 'plain' }> = {
  OPEN: { text: '等镇里答复', tone: 'waiting' },
  UPHELD: { text: '异议成立', tone: 'done' },
  REJECTED: { text: '不成立', tone: 'plain' },
  WITHDRAWN: { text: '已撤回', tone: 'plain' },
}

/** A line, or one finding on it. */
export interface Contested {
  line: string
  title: string
  finding?: string
}

export function entry(subject: string, contested: Contested, form: { grounds: string; photos: string[] }): AssessmentObjectionEntry {
  return { subject, line: contested.line, finding: contested.finding, grounds: form.grounds.trim(), photos: [...form.photos] }
}

/** Asked about already: one matter is not brought twice while the first is open. */
export function isOpen(objections: AssessmentObjection[], contested: Contested): boolean {
  return objections.some((each) => each.state === 'OPEN' && each.line === contested.line && each.finding === contested.finding)
}

/** What stands on the round's own sheets and reports; results of other schemes and of dirty spots are objected to there. */
export function objectable(line: AssessmentScheme['lines'][number]): boolean {
  return !('take' in line) && !('source' in line && line.source === 'SPOTS')
}
