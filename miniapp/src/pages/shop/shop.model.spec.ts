import { describe, expect, it } from 'vitest'
import type { StoreShelfGood, StoreWindowView } from '@/api/schema'
import { mostPieces, obstacle, onShelf, windowWords } from './shop.model'

const NOW = Date.parse('2026-11-24T08:00:00+08:00')
const good = (name: string, price: number, more: Partial<StoreShelfGood> = {}): StoreShelfGood => ({
  good: {
    id: name,
    name,
    price,
    kind: 'GOODS',
    category: 'DAILY',
    costFen: price * 100,
    description: '',
    onSale: true,
    seasonLimit: 5,
    stocked: true,
    version: 1,
  },
  stock: 10,
  affordable: true,
  left: 5,
  ...more,
})

describe('a good', () => {
  it('says why it cannot be had', () => {
    expect(obstacle(good('盐', 3))).toBe('')
    expect(obstacle(good('盐', 3, { stock: 0 }))).toBe('没货了')
    expect(obstacle(good('盐', 3, { left: 0 }))).toBe('本期已换够')
    expect(obstacle(good('盐', 3, { affordable: false }))).toBe('积分不够')
    const service = good('理发券', 10, { stock: undefined })
    service.good.stocked = false
    expect(obstacle(service)).toBe('')
  })

  it('can be taken as often as points, limit and stock allow', () => {
    expect(mostPieces(good('盐', 3), 7)).toBe(2)
    expect(mostPieces(good('盐', 3, { left: 1 }), 100)).toBe(1)
    expect(mostPieces(good('盐', 3, { stock: 0 }), 100)).toBe(0)
    expect(mostPieces(good('盐', 3), 100)).toBe(5)
  })
})

describe('the shelf', () => {
  it('has first what can be had, the cheaper before the dearer', () => {
    const all = [good('锅', 30, { affordable: false }), good('皂', 5), good('盐', 3)]
    expect(onShelf(all, 'all').map((each) => each.good.name)).toEqual(['盐', '皂', '锅'])
    expect(onShelf(all, 'enough').map((each) => each.good.name)).toEqual(['盐', '皂'])
  })
})

describe('the window', () => {
  const window = (state: StoreWindowView['state']): StoreWindowView => ({
    id: 'w',
    villageId: 'v',
    quarter: '2026Q3',
    opensOn: state === 'PLANNED' ? '2026-12-20' : '2026-11-14',
    closesOn: state === 'PLANNED' ? '2027-01-10' : '2026-11-24',
    pickupDays: 14,
    state,
  })

  it('says until when, or from when on', () => {
    expect(windowWords([window('OPEN')], NOW)).toMatchObject({ open: true, title: '正在兑换，今天截止' })
    expect(windowWords([window('CLOSED'), window('PLANNED')], NOW).note).toContain('12月20日到2027年1月10日')
    expect(windowWords([], NOW).open).toBe(false)
  })
})
