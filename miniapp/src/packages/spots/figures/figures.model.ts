import type { SpotsHeatCell } from '@/api/schema'
import { isoDay, wall } from '@/lib/dates'

/** Figures and the heat map, as they are drawn. */

export type Span = 'month' | 'quarter' | 'year'
export const SPANS: { value: Span; text: string }[] = [
  { value: 'month', text: '近一个月' },
  { value: 'quarter', text: '近三个月' },
  { value: 'year', text: '近一年' },
]
const DAYS: Record<Span, number> = { month: 30, quarter: 91, year: 364 }

export function datesOf(span: Span, now: number = Date.now()): { from: string; to: string } {
  return { from: isoDay(now - DAYS[span] * 86_400_000), to: isoDay(now) }
}

export interface Square {
  key: string
  column: number
  row: number
  count: number
  /** 1 to 4: how much, of the most. */
  heat: number
  words: string
}

/**
 * The cells as squares of a picture, north at the top. Cells of one size lie on a grid; the step is the smallest distance
 * between two of them. What lies far outside is drawn at the edge rather than shrinking everything.
 */
export function squares(cells: SpotsHeatCell[], most = 40): { columns: number; rows: number; squares: Square[] } {
  if (!cells.length) return { columns: 0, rows: 0, squares: [] }
  const steps = (values: number[]) => {
    const sorted = [...new Set(values.map((value) => Math.round(value * 10_000)))].sort((a, b) => a - b)
    const gaps = sorted.slice(1).map((value, at) => value - sorted[at]!).filter((gap) => gap > 0)
    return gaps.length ? Math.min(...gaps) : 10
  }
  const east = cells.map((cell) => cell.longitude)
  const north = cells.map((cell) => cell.latitude)
  const stepX = Math.max(steps(east), Math.ceil(((Math.max(...east) - Math.min(...east)) * 10_000) / most))
  const stepY = Math.max(steps(north), Math.ceil(((Math.max(...north) - Math.min(...north)) * 10_000) / most))
  const west = Math.min(...east)
  const top = Math.max(...north)
  const found = new Map<string, Square>()
  for (const cell of cells) {
    const column = Math.round(((cell.longitude - west) * 10_000) / stepX)
    const row = Math.round(((top - cell.latitude) * 10_000) / stepY)
    const key = `${column}/${row}`
    const known = found.get(key)
    found.set(key, { key, column, row, heat: 0, words: '', count: (known?.count ?? 0) + cell.count })
  }
  const hottest = Math.max(...[...found.values()].map((square) => square.count))
  const drawn = [...found.values()].map((square) => ({ ...square, heat: Math.max(1, Math.ceil((square.count / hottest) * 4)), words: `${square.count} 件` }))
  return {
    columns: Math.max(...drawn.map((square) => square.column)) + 1,
    rows: Math.max(...drawn.map((square) => square.row)) + 1,
    squares: drawn,
  }
}

export const percent = (part: number | undefined) => (part === undefined ? '没有' : `${Math.round(part * 100)}%`)
export const days = (n: number | undefined) => (n === undefined ? '还没有' : `${Math.round(n * 10) / 10} 天`)

/** 2026-03 -> 3月 */
export const monthName = (code: string) => `${wall(`${code}-01`).month}月`
