import { describe, expect, it } from 'vitest'
import type { LedgerEntryLine } from '@/api/schema'
import { byMonth, explained, lotWords, originOf, whenWords } from './passbook.model'

const line = (more: Partial<LedgerEntryLine>): LedgerEntryLine => ({
  seq: 1,
  transferId: 't',
  movement: 'AWARD',
  amount: 5,
  balanceAfter: 5,
  lot: '2026Q3',
  quarter: '2026Q3',
  effectiveOn: '2026-08-26',
  postedAt: '2026-09-24T09:00:00+08:00',
  reason: '参加村庄清洁行动',
  source: 'awards.award',
  key: 'a1',
  ...more,
})

describe('a line of the passbook', () => {
  it('leads to what it came from', () => {
    expect(originOf(line({}))).toBe('/packages/villager/entry/entry?application=a1')
    expect(originOf(line({ source: 'awards.restore', key: 'd1' }))).toBe('/packages/villager/entry/entry?deduction=d1')
    expect(originOf(line({ source: 'store.return', key: 'r1:g1' }))).toBe('/packages/villager/pickup/pickup?id=r1')
    expect(originOf(line({ source: 'treasury.correction' }))).toBeUndefined()
  })

  it('explains itself where nothing is behind it', () => {
    expect(explained(line({ movement: 'EXPIRE', lot: '2025Q4' }))).toContain('2025年第四季度')
  })

  it('says the day and what moved', () => {
    const now = Date.parse('2026-11-24T00:00:00Z')
    expect(whenWords(line({ movement: 'HOLD', postedAt: '2026-08-26T00:10:00+08:00' }), now)).toBe('8月26日 · 兑换下单')
    expect(whenWords(line({}), now)).toBe('8月26日的 · 9月24日入账')
  })
})

describe('the passbook', () => {
  it('has one heading for every month of booking, whenever it was that something was done', () => {
    const months = byMonth([
      line({ effectiveOn: '2026-11-19', postedAt: '2026-11-19T10:00:00+08:00' }),
      line({ effectiveOn: '2026-08-26', postedAt: '2026-09-24T09:00:00+08:00' }),
      line({ effectiveOn: '2026-09-20', postedAt: '2026-09-20T09:00:00+08:00' }),
      line({ effectiveOn: '2026-08-01', postedAt: '2026-08-31T16:00:00Z' }),
    ])
    expect(months.map((each) => [each.title, each.lines.length])).toEqual([
      ['2026年11月', 1],
      ['2026年9月', 3],
    ])
  })

  it('names the oldest points first, and no used up ones', () => {
    expect(
      lotWords([
        { quarter: '2026Q3', remaining: 7 },
        { quarter: '2026Q1', remaining: 2 },
        { quarter: '2025Q4', remaining: 0 },
      ]),
    ).toEqual(['2026年第一季度得的，还剩 2 分', '2026年第三季度得的，还剩 7 分'])
  })
})
