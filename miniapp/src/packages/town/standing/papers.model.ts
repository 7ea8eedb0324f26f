import type { AssessmentStanding } from '@/api/schema'
import { quarter } from '@/lib/dates'

/** Whether anybody gets such a letter. */
export function brings(standing: AssessmentStanding, kind: 'TALK' | 'LETTER'): boolean {
  return standing.figures.places.some((place) => (place.consequences ?? []).some((one) => one.kind === kind))
}

/** A file name that says what is inside. */
export function papersOf(standing: Pick<AssessmentStanding, 'period' | 'title'>, name: string): string {
  return `${quarter(standing.period)}${standing.title}${name}.pdf`
}
