import type { AssessmentConsequence, AssessmentFigures } from '@/api/schema'
import { points } from '@/lib/points'
import { CONSEQUENCE_KINDS } from '@/lib/trace-words'

/** What a standing brings besides points and score, gathered by kind: prizes to pay, talks to hold, letters to send. */

export interface Row {
  subject: string
  name: string
  kind: AssessmentConsequence['kind']
  cause: string
  yuan?: number
  score?: string | number
  words?: string
}
export interface Pile {
  kind: AssessmentConsequence['kind']
  title: string
  rows: { key: string; words: string }[]
}

/** As they would be, from figures that are not final yet. */
export function foreseen(figures: AssessmentFigures): Row[] {
  return figures.places.flatMap((place) => (place.consequences ?? []).map((each) => ({ ...each, subject: place.subject, name: place.name })))
}

const ORDER: AssessmentConsequence['kind'][] = ['PRIZE', 'TALK', 'FLAG', 'LETTER', 'PAY', 'SCORE', 'BULLETIN']

export function piles(rows: Row[]): Pile[] {
  return ORDER.flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind)
    if (!own.length) return []
    const sum = own.reduce((total, row) => total + (row.yuan ?? 0), 0)
    return [
      {
        kind,
        title: `${CONSEQUENCE_KINDS[kind]}：${own.length} ${kind === 'PRIZE' ? `份，一共 ${points(sum)} 元` : '条'}`,
        rows: own.map((row, at) => ({ key: `${row.subject}/${at}`, words: `${row.name}：${said(row)}（${row.cause}）` })),
      },
    ]
  })
}

function said(row: Row): string {
  if (row.yuan !== undefined) return `${points(row.yuan)} 元`
  if (row.score !== undefined) return `${Number(row.score) > 0 ? '+' : ''}${row.score} 分`
  return row.words ?? ''
}

export const prizes = (rows: Row[]): number => rows.reduce((sum, row) => sum + (row.yuan ?? 0), 0)

/** Paid out here against what the document states; empty when it states nothing or they agree. */
export function paidWarning(rows: Row[], budget: number | undefined): string {
  const sum = prizes(rows)
  if (budget === undefined || sum === budget) return ''
  return `这一期的奖金一共 ${points(sum)} 元，方案写的总奖金是 ${points(budget)} 元，${sum < budget ? '少' : '多'} ${points(Math.abs(budget - sum))} 元，发放前请核对。`
}
