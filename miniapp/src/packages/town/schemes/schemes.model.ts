import type { AssessmentRound, AssessmentSchemeError } from '@/api/schema'
import { period, PERIOD_WORDS, kindOf } from '@/lib/periods'
import { byScheme, ROUND_WORDS, SUBJECT_WORDS } from '@/lib/rounds'

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

export interface InForce {
  code: string
  title: string
  note: string
  latest: AssessmentRound
  /** The latest period first. */
  rounds: AssessmentRound[]
}

/** What the town assesses by, each scheme since its first period. */
export function inForce(rounds: AssessmentRound[]): InForce[] {
  return byScheme(rounds).map(({ code, title, rounds: own }) => {
    const latest = own[0]!
    const kind = kindOf(latest.period)
    const since = own[own.length - 1]!
    const rhythm = kind && kind !== 'CAMPAIGN' ? `${PERIOD_WORDS[kind].every}考核${SUBJECT_WORDS[latest.subject].noun}，从${period(since.period)}起用` : `考核${SUBJECT_WORDS[latest.subject].noun}`
    return { code, title, latest, rounds: own, note: `${rhythm}；最近一期${period(latest.period)}，第 ${latest.schemeVersion} 稿，${ROUND_WORDS[latest.state]}` }
  })
}
