import { describe, expect, it } from 'vitest'
import type { StoreOutlet, StoreShelfGood } from '@/api/schema'
import { costOf, linesOf, lineTrouble, mostOf, outletChoices, slipBody, sumTrouble } from './redeem.model'

const good = (id: string, price: number, more: Partial<StoreShelfGood> = {}): StoreShelfGood =>
  ({ good: { id, name: id, price, stocked: true, seasonLimit: 5 }, stock: 9, left: 5, ...more }) as StoreShelfGood
const soap = good('soap', 10)
const rice = good('rice', 60)
const lines = [
  { shelf: soap, pieces: 2 },
  { shelf: rice, pieces: 1 },
]

describe('a slip of several goods', () => {
  it('is made of what was chosen and is still sold', () => {
    expect(linesOf([{ good: 'rice', pieces: 1 }, { good: 'gone', pieces: 3 }], [soap, rice])).toEqual([{ shelf: rice, pieces: 1 }])
  })

  it('costs the sum, and says it with what is sent', () => {
    expect(costOf(lines)).toBe(80)
    expect(slipBody(lines)).toEqual({ lines: [{ good: 'soap', pieces: 2 }, { good: 'rice', pieces: 1 }], points: 80 })
  })

  it('lets one have as many as points beside the others, stock and limit allow', () => {
    expect(mostOf(lines[0]!, lines, 100)).toBe(4)
    expect(mostOf(lines[0]!, lines, 1000)).toBe(5)
    expect(mostOf(lines[1]!, lines, 100)).toBe(1)
    expect(mostOf(lines[1]!, lines, 70)).toBe(0)
  })

  it('says at the line what the store lacks, and at the sum what the family lacks', () => {
    expect(lines.map(lineTrouble)).toEqual(['', ''])
    expect(lineTrouble({ shelf: good('x', 1, { stock: 0 }), pieces: 1 })).toContain('没货了')
    expect(lineTrouble({ shelf: good('x', 1, { left: 2 }), pieces: 3 })).toBe('只能换 2 件')
    expect(lineTrouble({ shelf: good('x', 1, { affordable: false }), pieces: 1 })).toBe('')
    expect([sumTrouble(lines, 80), sumTrouble(lines, 75)]).toEqual(['', '积分不够，还差 5 分'])
  })
})

describe('where it is fetched', () => {
  const shop = { id: 's', kind: 'PARTNER', name: '便民超市', village: 'v', active: true } as StoreOutlet
  const fair = { id: 'f', kind: 'FAIR', name: '流动集市', opensOn: '2026-11-20', closesOn: '2026-11-22', active: true } as StoreOutlet

  it('offers shops of the village and fairs of the day beside the own store', () => {
    const at = (outlets: StoreOutlet[], village: string, day: string) => outletChoices(outlets, village, day).map((each) => each.value)
    expect(at([shop, fair], 'v', '2026-11-22')).toEqual(['', 's', 'f'])
    expect(at([shop, fair], 'other', '2026-11-20')).toEqual(['', 'f'])
    expect(at([{ ...shop, active: false }, fair], 'v', '2026-11-23')).toEqual([''])
    expect(at([{ ...shop, kind: 'VILLAGE' }], 'v', '2026-11-23')).toEqual([''])
  })
})
