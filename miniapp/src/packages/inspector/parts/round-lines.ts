import type { AssessmentCountedLine, AssessmentProgressLine, AssessmentScheme, AssessmentSurveyLine, AssessmentVisitedLine } from '@/api/schema'

/** The lines of a scheme by what is written for them: on a sheet, or as a figure of its own. */
export type SchemeLine = AssessmentScheme['lines'][number]

export const isVisited = (line: SchemeLine): line is AssessmentVisitedLine => 'fewest' in line
export const isSurvey = (line: SchemeLine): line is AssessmentSurveyLine => 'baseline' in line
export const isProgress = (line: SchemeLine): line is AssessmentProgressLine => 'sums' in line
export const isCounted = (line: SchemeLine): line is AssessmentCountedLine => 'kinds' in line && 'bounds' in line
export const onSheets = (line: SchemeLine): boolean => 'source' in line && line.source === 'SHEETS'

/** Somebody has to report them; results of other schemes and of dirty spots come by themselves. */
export function toReport(scheme: AssessmentScheme | undefined): SchemeLine[] {
  return (scheme?.lines ?? []).filter((line) => isVisited(line) || isSurvey(line) || isProgress(line) || (isCounted(line) && line.source === 'FINDINGS'))
}

/** Of those, what may be reported by who serves a single village, or belongs to its committee. */
export function mayReport(scheme: AssessmentScheme | undefined, who: { town: boolean; inspector: boolean }): SchemeLine[] {
  const lines = toReport(scheme)
  if (who.town) return lines
  const local = who.inspector && scheme?.subject !== 'VILLAGE'
  return lines.filter((line) => isProgress(line) || local)
}
