import { day, isoDay, month, quarter, quarterFrom, quarterOf, today, wall } from './dates'

/** Periods of assessment as people say them: 上半月, 一个月, 一个季度, 一年, or the days of a campaign. */

export type PeriodKind = 'HALF_MONTH' | 'MONTH' | 'QUARTER' | 'CAMPAIGN' | 'YEAR'

const FORMS: [PeriodKind, RegExp][] = [
  ['HALF_MONTH', /^\d{4}-\d{2}[ab]$/],
  ['MONTH', /^\d{4}-\d{2}$/],
  ['QUARTER', /^\d{4}Q[1-4]$/],
  ['CAMPAIGN', /^\d{4}-\d{2}-\d{2}_\d{4}-\d{2}-\d{2}$/],
  ['YEAR', /^\d{4}$/],
]

/** How often, and which one: 每月, 哪个月. */
export const PERIOD_WORDS: Record<PeriodKind, { every: string; which: string }> = {
  HALF_MONTH: { every: '每半个月', which: '哪半个月' },
  MONTH: { every: '每个月', which: '哪个月' },
  QUARTER: { every: '每个季度', which: '哪个季度' },
  CAMPAIGN: { every: '一次攻坚行动', which: '哪几天' },
  YEAR: { every: '每年', which: '哪一年' },
}

export function kindOf(code: string): PeriodKind | undefined {
  return FORMS.find(([, form]) => form.test(code))?.[0]
}

/** 2026-11a -> 2026年11月上半月; what is no period stays as it is. */
export function period(code: string): string {
  switch (kindOf(code)) {
    case 'HALF_MONTH':
      return `${month(code.slice(0, 7))}${code.endsWith('a') ? '上半月' : '下半月'}`
    case 'MONTH':
      return month(code)
    case 'QUARTER':
      return quarter(code)
    case 'YEAR':
      return `${code}年全年`
    case 'CAMPAIGN': {
      const [from, to] = code.split('_') as [string, string]
      const first = `${Number(from.slice(0, 4))}年${Number(from.slice(5, 7))}月${Number(from.slice(8))}日`
      const last = day(to, Date.parse(`${from}T00:00:00Z`))
      return `${first}到${last}`
    }
    default:
      return code
  }
}

/** The first and the last day of it. */
export function daysOf(code: string): { from: string; to: string } {
  const months = (first: string, count: number) => {
    const { year, month: number } = wall(`${first}-01`)
    const end = isoDay(`${new Date(Date.UTC(year, number - 1 + count, 0)).toISOString().slice(0, 10)}`)
    return { from: `${first}-01`, to: end }
  }
  switch (kindOf(code)) {
    case 'HALF_MONTH':
      return code.endsWith('a') ? { from: `${code.slice(0, 7)}-01`, to: `${code.slice(0, 7)}-15` } : { ...months(code.slice(0, 7), 1), from: `${code.slice(0, 7)}-16` }
    case 'MONTH':
      return months(code, 1)
    case 'QUARTER':
      return months(`${code.slice(0, 4)}-${String(Number(code.slice(5)) * 3 - 2).padStart(2, '0')}`, 3)
    case 'CAMPAIGN': {
      const [from, to] = code.split('_') as [string, string]
      return { from, to }
    }
    default:
      return { from: `${code}-01-01`, to: `${code}-12-31` }
  }
}

/** The latest first: by the last day, and of those that end together the longest. */
export function byPeriod(a: { period: string }, b: { period: string }): number {
  const [one, other] = [daysOf(a.period), daysOf(b.period)]
  return other.to.localeCompare(one.to) || one.from.localeCompare(other.from)
}

export function periodOf(kind: PeriodKind, when: string | number): string {
  const plain = typeof when === 'number' ? isoDay(when) : when
  switch (kind) {
    case 'HALF_MONTH':
      return `${plain.slice(0, 7)}${Number(plain.slice(8, 10)) <= 15 ? 'a' : 'b'}`
    case 'MONTH':
      return plain.slice(0, 7)
    case 'QUARTER':
      return quarterOf(plain)
    case 'YEAR':
      return plain.slice(0, 4)
    default:
      return `${plain}_${plain}`
  }
}

/** It and its neighbours: step -1 is the one before. A campaign has none. */
export function periodFrom(code: string, step: number): string {
  switch (kindOf(code)) {
    case 'HALF_MONTH': {
      const index = (Number(code.slice(0, 4)) * 12 + Number(code.slice(5, 7)) - 1) * 2 + (code.endsWith('a') ? 0 : 1) + step
      const months = Math.floor(index / 2)
      return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}${index % 2 ? 'b' : 'a'}`
    }
    case 'MONTH': {
      const index = Number(code.slice(0, 4)) * 12 + Number(code.slice(5)) - 1 + step
      return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
    }
    case 'QUARTER':
      return quarterFrom(code, step)
    case 'YEAR':
      return String(Number(code) + step)
    default:
      return code
  }
}

const BACK: Record<PeriodKind, number> = { HALF_MONTH: 6, MONTH: 6, QUARTER: 4, YEAR: 2, CAMPAIGN: 0 }
const NEAR: Partial<Record<PeriodKind, [string, string, string]>> = {
  HALF_MONTH: ['这半个月', '上一个半月', '下一个半月'],
  MONTH: ['这个月', '上个月', '下个月'],
  QUARTER: ['这个季度', '上个季度', '下个季度'],
  YEAR: ['今年', '去年', '明年'],
}

/** What may be begun about now, the current one first: 这个月（2026年11月）. */
export function nearPeriods(kind: PeriodKind, now: string | number = today()): { value: string; text: string }[] {
  const current = periodOf(kind, now)
  const near = NEAR[kind]
  if (!near) return []
  const steps = [0, ...Array.from({ length: BACK[kind] }, (_, at) => -at - 1)]
  const said = (step: number) => {
    const code = periodFrom(current, step)
    const word = step === 0 ? near[0] : step === -1 ? near[1] : step === 1 ? near[2] : ''
    return { value: code, text: word ? `${period(code)}（${word}）` : period(code) }
  }
  return [said(0), said(1), ...steps.slice(1).map(said)]
}
