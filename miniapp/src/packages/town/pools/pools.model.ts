import type { LedgerEntryLine } from '@/api/schema'
import { day } from '@/lib/dates'
import { points } from '@/lib/points'
import type { Point } from '../parts/trend-line/trend-line.model'

/** The balance at the end of each day, the oldest first, from entries of which the newest comes first. */
export function balances(entries: Pick<LedgerEntryLine, 'effectiveOn' | 'balanceAfter' | 'seq'>[]): Point[] {
  const last = new Map<string, { seq: number; balance: number }>()
  for (const entry of entries) {
    const known = last.get(entry.effectiveOn)
    if (!known || known.seq < entry.seq) last.set(entry.effectiveOn, { seq: entry.seq, balance: entry.balanceAfter })
  }
  return [...last.entries()]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([when, { balance }]) => ({ name: day(when), value: balance, text: `${points(balance)} 分` }))
}
