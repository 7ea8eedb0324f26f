import { describe, expect, it } from 'vitest'
import { doingsParts, EMPTY, everyPage, type Doings } from './export.model'

describe('the export', () => {
  it('has a chapter for all the village knows of us, counted, and says when there is nothing', () => {
    const doings = {
      ...EMPTY,
      entries: [{ effectiveOn: '2026-03-05', movement: 'AWARD', amount: 20, balanceAfter: 120, reason: '边沟养护' }],
      slips: [{ redeemedAt: '2026-03-09T02:00:00Z', lines: [{ name: '香皂', pieces: 2 }], points: 20, state: 'HANDED_OVER', collector: '王五' }],
    } as unknown as Doings
    const parts = doingsParts(doings)
    expect(parts.map((part) => part.title)).toEqual([
      '积分存折（1 条）',
      '申报和登记（0 条）',
      '扣分（0 条）',
      '兑换（1 条）',
      '入户评分（0 条）',
      '红黄旗（0 条）',
      '异议（0 条）',
      '提名（0 条）',
    ])
    expect(parts[0]!.lines).toEqual(['2026-03-05 入账 +20 分，余 120：边沟养护'])
    expect(parts[1]!.lines).toEqual(['没有'])
    expect(parts[3]!.lines[0]).toContain('香皂 2 件，20 分，已取走，王五代取')
  })

  it('leaves no page out', async () => {
    const pages: Record<string, { items: number[]; next?: string }> = { first: { items: [1, 2], next: 'b' }, b: { items: [3], next: 'c' }, c: { items: [4] } }
    expect(await everyPage(async (after) => pages[after ?? 'first']!)).toEqual([1, 2, 3, 4])
  })
})
