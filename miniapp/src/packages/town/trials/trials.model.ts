import type { AssessmentPreset, AssessmentRound, AssessmentSchemeComparisonShift, AssessmentSchemeComparisonSumShift, AssessmentSchemeText, AssessmentTrialRunTrialSum } from '@/api/schema'
import { period } from '@/lib/periods'
import { points } from '@/lib/points'
import { parsed } from '@/lib/scheme-words'

/** Schemes tried on figures of the past: which may be chosen, what the figures look like, and what moves. */

export const OWN = 'own'
export const NONE = ''

export interface Choice {
  value: string
  text: string
}

export function schemeChoices(presets: AssessmentPreset[], own: string, inForce: { code: string; title: string }[]): Choice[] {
  return [
    ...(own.trim() ? [{ value: OWN, text: '自己改的草稿' }] : []),
    ...inForce.map((scheme) => ({ value: `r${scheme.code}`, text: `本镇在用的：${scheme.title}` })),
    ...presets.map((preset) => ({ value: `p${preset.code}`, text: `现成的：${preset.title}` })),
  ]
}

/** @param documents of the schemes in force, by their codes */
export function schemeText(choice: string, own: string, documents: Record<string, string>): AssessmentSchemeText | undefined {
  if (choice === OWN) return { document: own }
  if (choice.startsWith('p')) return { preset: choice.slice(1) }
  const document = documents[choice.slice(1)]
  return document === undefined ? undefined : { document }
}

type Loose = { code?: string; title?: string; kind?: string; deductions?: Loose[]; additions?: Loose[] }

/** The headings a table for this scheme may have, with an example below: what people copy into their spreadsheet. */
export function template(document: string): string {
  const scheme = parsed(document)
  if (!scheme) return ''
  const lines = (scheme.lines as Loose[] | undefined) ?? []
  const columns = lines.flatMap((line) => {
    const kinds = [...(line.deductions ?? []), ...(line.additions ?? [])]
    return kinds.length ? kinds.map((kind) => `${line.code}:${kind.code}`) : [String(line.title)]
  })
  const group = scheme.within === 'group' ? ['分组'] : []
  const example = columns.map((_, at) => (lines.length === 1 || lines[at]?.kind !== 'progress' ? '3' : '3/4'))
  return [['名称', '期次', ...group, ...columns].join('\t'), ['甲村', EXAMPLE[String(scheme.period)] ?? '2026', ...group.map(() => '一类'), ...example].join('\t')].join('\n')
}

const EXAMPLE: Record<string, string> = { 'half-month': '2026-11a', month: '2026-11', quarter: '2026Q4', year: '2026', campaign: '2026-11-01_2026-11-30' }

/** What can be counted again: rounds that assess the same, as often. */
export function comparable(rounds: AssessmentRound[], document: string): AssessmentRound[] {
  const scheme = parsed(document)
  const subject = String(scheme?.subject ?? '').toUpperCase()
  const kinds: Record<string, RegExp> = { 'half-month': /[ab]$/, month: /^\d{4}-\d{2}$/, quarter: /Q/, year: /^\d{4}$/, campaign: /_/ }
  const form = kinds[String(scheme?.period)]
  return rounds.filter((round) => round.state !== 'SCORING' && round.subject === subject && form?.test(round.period))
}

export interface Moved {
  key: string
  words: string
  way: 'up' | 'down' | 'same'
}

/** 甲村：第 3 名变第 1 名，二等次变一等次，多 1,000 积分 */
export function movedWords(shift: AssessmentSchemeComparisonShift): Moved {
  const { rankA, rankB, tierA, tierB } = shift
  const key = `${shift.period}/${shift.subject}`
  if (rankA === undefined || rankB === undefined) {
    return { key, way: 'same', words: `${shift.name}：${rankA === undefined ? '方案甲里没有名次' : '方案乙里没有名次'}` }
  }
  const rank = rankA === rankB ? `还是第 ${rankB} 名` : `第 ${rankA} 名变第 ${rankB} 名`
  const tier = tierA === tierB ? '' : `，${tierA}变${tierB}`
  const more = (shift.outcomeB?.poolPoints ?? 0) - (shift.outcomeA?.poolPoints ?? 0)
  const money = more === 0 ? '' : `，${more > 0 ? '多' : '少'} ${points(Math.abs(more))} 积分`
  return { key, way: rankB < rankA ? 'up' : rankB > rankA ? 'down' : 'same', words: `${shift.name}：${rank}${tier}${money}` }
}

/** What all periods together bring under each scheme, where it differs. */
export function sumWords(sum: AssessmentSchemeComparisonSumShift): string | undefined {
  const parts = [
    sum.scoreA === sum.scoreB ? '' : `考核分 ${sum.scoreA} 变 ${sum.scoreB}`,
    sum.pointsA === sum.pointsB ? '' : `积分 ${points(sum.pointsA)} 变 ${points(sum.pointsB)}`,
    sum.yuanA === sum.yuanB ? '' : `奖金 ${points(sum.yuanA)} 元变 ${points(sum.yuanB)} 元`,
  ].filter(Boolean)
  return parts.length ? `${sum.name}：${parts.join('，')}` : undefined
}

export function totals(sums: AssessmentTrialRunTrialSum[]): string {
  const sum = (of: (each: AssessmentTrialRunTrialSum) => number) => sums.reduce((total, each) => total + of(each), 0)
  const parts = [
    sum((each) => each.poolPoints) ? `积分一共 ${points(sum((each) => each.poolPoints))} 分` : '',
    sum((each) => each.prizeYuan) ? `奖金一共 ${points(sum((each) => each.prizeYuan))} 元` : '',
    sum((each) => each.talks) ? `约谈一共 ${sum((each) => each.talks)} 次` : '',
  ].filter(Boolean)
  return parts.join('，') || '没有积分、奖金和约谈'
}

export const periodName = (code: string) => (code ? period(code) : '这一期')
