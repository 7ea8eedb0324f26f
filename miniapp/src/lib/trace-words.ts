import type { AssessmentConsequence, AssessmentPlace, AssessmentTraceTraceFigure, AssessmentTraceTraceFinding, AssessmentTraceTraceLine } from '@/api/schema'
import { day } from './dates'
import { points } from './points'

/** What a figure rests on, and what a place brings, in words. */

/** 3 处，扣 1.5 分; what is added has a negative deduction. */
export function findingTitle(finding: AssessmentTraceTraceFinding): string {
  const cost = finding.deduction
  const moved = cost === undefined ? '' : cost.startsWith('-') ? `，加 ${cost.slice(1)} 分` : `，扣 ${cost} 分`
  return `${finding.kind ? `${finding.kind}：` : ''}${finding.count} 处${moved}`
}
export const findingWords = (finding: AssessmentTraceTraceFinding) => `${finding.text}${finding.spot ? `（${finding.spot}）` : ''}`

export function figureTitle(figure: AssessmentTraceTraceFigure): string {
  return figure.target === undefined ? `填报 ${figure.value}` : `完成 ${figure.value}，任务 ${figure.target}`
}
export const figureNote = (figure: AssessmentTraceTraceFigure) => day(figure.day)

/** 12 / 20 分; a line without a full mark shows what it gave. */
export function lineScore(line: AssessmentTraceTraceLine): string {
  const { score, weight } = line.score
  return weight > 0 ? `${score} / ${weight} 分` : `${score} 分`
}

const KINDS: Record<AssessmentConsequence['kind'], string> = { PRIZE: '奖金', SCORE: '考核分', FLAG: '挂旗', TALK: '约谈', LETTER: '发函', PAY: '绩效', BULLETIN: '通报' }

export const CONSEQUENCE_KINDS = KINDS

export function consequenceWords(one: { kind: AssessmentConsequence['kind']; cause: string; yuan?: number; score?: string | number; words?: string }): string {
  const what = one.yuan !== undefined ? `${points(one.yuan)} 元` : one.score !== undefined ? String(one.score) : one.words ?? ''
  return `${KINDS[one.kind]}：${what}（${one.cause}）`
}

/** What a place gets besides its rank: points, score, and everything recorded for it. */
export function gets(place: AssessmentPlace): string[] {
  const { poolPoints, assessmentScore } = place.outcome
  return [
    poolPoints ? `村积分 ${points(poolPoints)} 分` : '',
    Number(assessmentScore) ? `考核分 ${assessmentScore}` : '',
    ...(place.consequences ?? []).filter((each) => each.kind !== 'SCORE').map(consequenceWords),
    ...(place.vetoes ?? []).map((why) => `一票否决：${why}`),
  ].filter(Boolean)
}
