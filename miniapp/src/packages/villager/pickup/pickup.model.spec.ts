import { describe, expect, it } from 'vitest'
import type { StoreSlip } from '@/api/schema'
import { digits, goodsWords, slipWords } from './pickup.model'

const NOW = Date.parse('2026-11-24T08:00:00+08:00')
const slip = (more: Partial<StoreSlip>): StoreSlip => ({
  id: 's',
  villageId: 'v',
  windowId: 'w',
  householdId: 'h',
  quarter: '2026Q3',
  state: 'OPEN',
  lines: [
    { goodId: 'g', name: '洗洁精', kind: 'GOODS', pieces: 1, price: 8, costFen: 800, goodVersion: 1 },
    { goodId: 'k', name: '香皂', kind: 'GOODS', pieces: 2, price: 5, costFen: 500, goodVersion: 1 },
  ],
  points: 18,
  costFen: 1800,
  collectBy: '2026-12-03',
  redeemedAt: '2026-11-19T09:00:00+08:00',
  ...more,
})

describe('a redemption', () => {
  it('can be read aloud at the counter', () => {
    expect(digits('12345678')).toBe('1234 5678')
    expect(goodsWords(slip({}))).toBe('洗洁精 1 件、香皂 2 件')
  })

  it('says what to do, and what became of it', () => {
    expect(slipWords(slip({}), NOW)).toContain('12月3日前到村里兑换点取，还有 9 天')
    const ended = '2026-11-24T07:00:00+08:00'
    expect(slipWords(slip({ state: 'CANCELLED', endedAt: ended }), NOW)).toBe('今天 07:00取消，18 分已退回')
    expect(slipWords(slip({ state: 'HANDED_OVER', endedAt: ended, collector: '熊芳', relation: '女儿', receipt: '2026Q3-0001' }), NOW)).toBe(
      '今天 07:00由熊芳（女儿）取走，凭据号 2026Q3-0001',
    )
  })
})
