import type { AssessmentCorrectionEntry, AssessmentSheet } from '@/api/schema'

/** What an upheld objection changes on the sheet: a mark of the line, or findings that are withdrawn. */
export interface CorrectionForm {
  sheet?: AssessmentSheet
  score: string
  remark: string
  withdrawn: string[]
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
