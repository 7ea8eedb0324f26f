import type { StorePaperListChecked, StorePaperListRow } from '@/api/schema'
import { cardCode } from '@/lib/codes'
import { newId } from '@/lib/ids'

/** A list from paper as it is keyed in: a draft on the phone, then posted row by row. */
export interface PaperRow {
  id: string
  /** Typed; or the household was found by its name. */
  card: string
  household?: string
  name: string
  good: string
  pieces: string
  /** What was said of it the last time, before or after it was posted. */
  wrong?: string
  posted?: boolean
}
export interface PaperDraft {
  id: string
  title: string
  photos: string[]
  rows: PaperRow[]
}

export const MOST_ROWS = 100

export const emptyRow = (good = ''): PaperRow => ({ id: newId(), card: '', name: '', good, pieces: '1' })
export const emptyDraft = (): PaperDraft => ({ id: newId(), title: '', photos: [], rows: [emptyRow()] })

export const isBlank = (row: PaperRow) => !row.card.trim() && !row.household

/** What is missing before the server is asked. */
export function lacking(row: PaperRow): string {
  if (!row.household && cardCode(row.card).length !== 8) return '户卡号是 8 位字母和数字'
  if (!row.good) return '请选商品'
  return /^[1-9]\d{0,2}$/.test(row.pieces) ? '' : '请填几件'
}

export function asked(row: PaperRow): StorePaperListRow {
  const who = row.household ? { household: row.household } : { cardCode: cardCode(row.card) }
  return { id: row.id, ...who, good: row.good, pieces: Number(row.pieces) }
}

/** Writes what the server says of each row onto it. */
export function noted(rows: PaperRow[], checked: StorePaperListChecked[]): PaperRow[] {
  const said = new Map(checked.map((each) => [each.id, each]))
  return rows.map((row) => {
    const found = said.get(row.id)
    return found ? { ...row, name: found.headName ?? row.name, wrong: found.wrong, posted: found.posted || row.posted } : row
  })
}

/** 3 行能办，1 行不行 */
export function summary(rows: PaperRow[]): string {
  const bad = rows.filter((row) => row.wrong).length
  const done = rows.filter((row) => row.posted).length
  const good = rows.length - bad - done
  return [done ? `${done} 行办好了` : '', good ? `${good} 行能办` : '', bad ? `${bad} 行不行` : ''].filter(Boolean).join('，')
}
