import type { AssessmentCorrectionEntry, AssessmentObjection, AssessmentReport, AssessmentReportCorrection, AssessmentSheet } from '@/api/schema'

/** What an upheld objection changes: on the sheet a mark of the line, or findings that are withdrawn; or else a reported figure. */
export interface CorrectionForm {
  sheet?: AssessmentSheet
  /** Of the sheet's line; of a reported figure what it should be. */
  score: string
  remark: string
  withdrawn: string[]
  /** The reported figure that is put right; its place is taken by one with this id. */
  report?: AssessmentReport
  id?: string
  /** Taken at the second look. */
  photos?: string[]
}

export function emptyCorrection(): CorrectionForm {
  return { score: '', remark: '', withdrawn: [] }
}

export function isScore(text: string): boolean {
  return /^\d{1,4}(\.\d{1,2})?$/.test(text.trim())
}

export function entryOf(form: CorrectionForm, line: string, reason: string): AssessmentCorrectionEntry | undefined {
  if (!form.sheet) return undefined
  const marks = isScore(form.score) ? [{ line, score: Number(form.score), remark: form.remark.trim() || undefined }] : []
  return { version: form.sheet.version, marks, findings: {}, withdrawn: [...form.withdrawn], reason }
}

/** The figure in the place of the contested one; an empty one takes it back. */
export function reportOf(form: CorrectionForm, objection: Pick<AssessmentObjection, 'subject' | 'line'>, reason: string): AssessmentReportCorrection | undefined {
  const { report, id } = form
  if (!report || !id) return undefined
  const value = isScore(form.score) ? Number(form.score) : undefined
  return {
    id,
    entry: { subject: objection.subject, line: objection.line, kind: report.kind, value, target: report.target === undefined ? undefined : Number(report.target), day: report.day, words: reason, photos: value === undefined ? [] : [...(form.photos ?? [])], replaces: report.id },
  }
}

/** @param photo whether the line counts nothing without one */
export function isWhole(form: CorrectionForm, photo = false): boolean {
  if (form.sheet) return true
  if (!form.report) return false
  return form.score.trim() === '' || (isScore(form.score) && (!photo || (form.photos?.length ?? 0) > 0))
}

/** What stands: neither replaced nor taken back. */
export function standingReports(reports: AssessmentReport[], about: Pick<AssessmentObjection, 'subject' | 'line' | 'finding'>): AssessmentReport[] {
  const replaced = new Set(reports.map((report) => report.replaces))
  const own = reports.filter((report) => report.subject === about.subject && report.line === about.line && !replaced.has(report.id) && report.value !== undefined)
  const named = own.filter((report) => report.id === about.finding)
  return named.length ? named : own
}
