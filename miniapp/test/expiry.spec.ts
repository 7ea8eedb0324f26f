import { describe, expect, it } from 'vitest'
import type { TreasuryOutlook } from '@/api/schema'
import { daysLeftWords, soon } from '@/lib/expiry'
import { seasonWords } from '@/packages/villager/expiry/expiry.model'

const outlook = (given: Partial<TreasuryOutlook>): TreasuryOutlook => ({ household: 'h', rule: '不清零', days: [], waiting: 0, lasting: 0, held: 0, reminders: [], ...given })

describe('what ends soon', () => {
  it('says the day, the points and where they come from', () => {
    const told = soon(outlook({ days: [{ lastDay: '2026-12-31', daysLeft: 8, points: 35, lots: [{ quarter: '2026Q3', points: 35 }] }] }))
    expect(told?.title).toContain('12月31日以后清零 35 分')
    expect(told?.note).toContain('35 分')
    expect(told?.near).toBe(true)
  })
  it('keeps still about what ends next year only, and where nothing ends', () => {
    expect(soon(outlook({ days: [{ lastDay: '2027-12-31', daysLeft: 373, points: 35, lots: [] }] }))).toBeUndefined()
    expect(soon(outlook({}))).toBeUndefined()
    expect(soon(undefined)).toBeUndefined()
  })
  it('counts days as people do', () => {
    expect(daysLeftWords(1)).toBe('还有 1 天')
    expect(daysLeftWords(0)).toBe('今天最后一天')
    expect(daysLeftWords(-1)).toBe('今晚清零')
  })
  it('says what can be done before', () => {
    expect(seasonWords(outlook({}))).toContain('还没有定')
    expect(seasonWords(outlook({ season: { opensOn: '2026-12-01', closesOn: '2026-12-20', open: true } }))).toContain('现在就能兑换')
  })
})
