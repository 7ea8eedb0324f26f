import type { SpotsBatchOutcome, SpotsWorkLedgerRow } from '@/api/schema'
import type { Asked } from '@/api/types'
import { day, moment } from '@/lib/dates'

/** The work ledger (工作台账): which rows a tab shows, and what is done with many at once. */

export type Query = NonNullable<Asked<'/api/v1/spots', 'get'>['query']>
export type Tab = 'mine' | 'new' | 'assign' | 'again' | 'late' | 'verify' | 'close' | 'all'

export const TABS: { value: Tab; text: string }[] = [
  { value: 'mine', text: '我的' },
  { value: 'new', text: '待受理' },
  { value: 'assign', text: '待派发' },
  { value: 'again', text: '又脏了' },
  { value: 'late', text: '超期' },
  { value: 'verify', text: '待核实' },
  { value: 'close', text: '待销号' },
  { value: 'all', text: '全部' },
]

const OF_TAB: Record<Tab, Query> = {
  mine: { post: 'MINE', sort: 'DUE' },
  new: { state: 'REPORTED' },
  assign: { state: 'ACCEPTED' },
  again: { state: 'REOPENED' },
  late: { overdue: true, sort: 'DUE' },
  verify: { state: 'RECTIFIED' },
  close: { state: 'VERIFIED' },
  all: {},
}

export interface Filter {
  village: string
  kind: string
  text: string
  from: string
  to: string
  relapsed: boolean
}

export const noFilter = (): Filter => ({ village: '', kind: '', text: '', from: '', to: '', relapsed: false })

/** What the backend is asked; the same for the list and for the file. */
export function queryOf(tab: Tab, filter: Filter): Query {
  return {
    ...OF_TAB[tab],
    village: filter.village || undefined,
    kind: (filter.kind || undefined) as Query['kind'],
    text: filter.text.trim() || undefined,
    from: filter.from || undefined,
    to: filter.to || undefined,
    relapsed: filter.relapsed || undefined,
  }
}

/** What many rows of a tab can be given at once. */
export function batchOf(tab: Tab): 'acceptance' | 'assignment' | undefined {
  return tab === 'new' ? 'acceptance' : tab === 'assign' || tab === 'again' ? 'assignment' : undefined
}

export function rowNote(row: SpotsWorkLedgerRow): string {
  const where = [row.groupName ?? row.gridName, row.place].filter(Boolean).join('，')
  const due = row.daysLate > 0 ? `超期 ${row.daysLate} 天` : row.dueAt && row.stage === 'OPEN' ? `${day(row.dueAt)}前办好` : `${moment(row.reportedAt)}反映`
  return [where, row.postWords, due].filter(Boolean).join('，')
}

/** What became of a batch, in one sentence and a line for each that did not go. */
export function batchWords(outcomes: SpotsBatchOutcome[], codes: (id: string) => string): { said: string; failed: string[] } {
  const done = outcomes.filter((outcome) => outcome.done).length
  const failed = outcomes.filter((outcome) => !outcome.done).map((outcome) => `${codes(outcome.spot)}：${outcome.problem?.detail ?? '没有办成'}`)
  return { said: failed.length ? `办好 ${done} 件，${failed.length} 件没有办成` : `${done} 件都办好了`, failed }
}
