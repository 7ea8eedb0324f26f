import type { AssessmentSchemeError } from '@/api/schema'

export interface NumberedLine {
  number: number
  text: string
  errors: string[]
}

/** The document line by line, with what is wrong beside the line it is on. */
export function numbered(document: string, errors: AssessmentSchemeError[]): NumberedLine[] {
  return document.split('\n').map((text, at) => ({
    number: at + 1,
    text,
    errors: errors.filter((error) => error.line === at + 1).map((error) => error.message),
  }))
}
