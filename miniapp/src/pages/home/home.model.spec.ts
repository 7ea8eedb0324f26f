import { describe, expect, it } from 'vitest'
import type { AwardsNotice, StoreWindowView } from '@/api/schema'
import { lastDayOf, quarterStep, toCollect } from './home.model'

const NOW = Date.parse('2026-11-24T08:00:00+08:00')
const quarters = [{ quarter: '2026Q4', state: 'OPEN' as const, openedAt: '' }]
const window = (more: Partial<StoreWindowView>): StoreWindowView => ({
  id: 'w',
  villageId: 'v',
  quarter: '2026Q3',
  opensOn: '2026-11-14',
  closesOn: '2026-12-14',
  pickupDays: 14,
  state: 'OPEN',
  ...more,
})
const notice = (endsAt: string): AwardsNotice => ({
  id: 'n',
  village: 'v',
  title: '村庄清洁行动公示',
  state: 'PUBLISHED',
  composedAt: '',
  composedBy: '',
  endsAt,
})

describe('the step of the quarter', () => {
  it('is redeeming while a window is open, whatever else goes on', () => {
    const step = quarterStep({ quarters, windows: [window({})], notices: [notice('2026-11-26T09:00:00+08:00')] }, NOW)
    expect(step.stage).toBe('redeem')
    expect(step.dates).toBe('11月14日到12月14日，还有 20 天')
    expect(step.also).toEqual(['正在公示：村庄清洁行动公示，11月26日截止', '2026年第四季度的事，12月31日前申报（还有 37 天）'])
    expect(step.action.to).toBe('/pages/shop/shop')
  })

  it('is the notice while one runs, and says when redeeming begins', () => {
    const windows = [window({ state: 'PLANNED', opensOn: '2027-01-10' }), window({ state: 'CLOSED' })]
    const step = quarterStep({ quarters, windows, notices: [notice('2026-11-26T09:00:00+08:00')] }, NOW)
    expect(step.stage).toBe('notice')
    expect(step.also).toContain('2027年1月10日开始兑换')
  })

  it('is applying otherwise; a notice that has run out does not count', () => {
    const step = quarterStep({ quarters, windows: [], notices: [notice('2026-11-20T09:00:00+08:00')] }, NOW)
    expect(step.title).toBe('正在申报')
    expect(step.action.text).toBe('申报积分')
  })

  it('says so when the quarter has no book yet', () => {
    expect(quarterStep({ quarters: [], windows: [], notices: [] }, NOW).title).toBe('等镇里开账')
  })

  it('knows the last day of a quarter', () => {
    expect(['2026Q1', '2026Q2', '2026Q3', '2026Q4'].map(lastDayOf)).toEqual(['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'])
  })
})

describe('what is to be collected', () => {
  it('is open and not late, the soonest first', () => {
    const slip = (id: string, state: string, collectBy: string) => ({ id, state, collectBy, points: 5 })
    const found = toCollect(
      [slip('late', 'OPEN', '2026-11-23'), slip('b', 'OPEN', '2026-12-03'), slip('done', 'HANDED_OVER', '2026-12-03'), slip('a', 'OPEN', '2026-11-24')],
      NOW,
    )
    expect(found.map((each) => [each.id, each.left])).toEqual([
      ['a', '今天截止'],
      ['b', '还有 9 天'],
    ])
  })
})
