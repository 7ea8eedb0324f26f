import { describe, expect, it } from 'vitest'
import type { SeasonRelease, SeasonReleaseView, SeasonReleaseViewMine, StoreWindowView } from '@/api/schema'
import { halfDays, mineOf, slotWords, stateOf, termsOf, whole, windowsAhead } from './season-words'

const NOW = Date.parse('2026-12-01T02:00:00Z')
const draw = { way: 'DRAW', state: 'SIGNING', pieces: 5, each: 1, signUpUntil: '2026-12-03T01:00:00Z', redeemDays: 3 } as SeasonRelease
const mine = (of: Partial<SeasonReleaseViewMine>) => mineOf(of as SeasonReleaseViewMine, NOW)

describe('what a scarce good means', () => {
  it('says how it is shared out', () => {
    expect(termsOf(draw, NOW)).toContain('12月3日 09:00截止报名')
    expect(termsOf({ ...draw, way: 'SLICES', openOn: '2026-12-08' }, NOW)).toContain('12月8日起，没换完的全村都可以换')
  })

  it('says to a household what it can do', () => {
    expect(mine({ standing: 'ENTERED', number: 17 }).text).toBe('已报名，抽签号 17')
    expect(mine({ standing: 'MAY', until: '2026-12-06', place: 1 }).text).toBe('轮到您家了，到12月6日当天为止')
    expect(mine({ standing: 'MAY', left: 2 }).text).toBe('您家这一组还可以换 2 件')
    expect(mine({ standing: 'WAITING', place: 8 }).text).toContain('第 8 位候补')
  })

  it('is open when its day has come, whatever its state is called', () => {
    const view = { openNow: true, release: { ...draw, way: 'SLICES', state: 'SLICED' } } as SeasonReleaseView
    expect(stateOf(view).text).toBe('全村都可以换')
    expect(stateOf({ ...view, release: { ...draw, state: 'CANCELLED' } }).text).toBe('已取消')
  })
})

describe('days of a season', () => {
  it('takes the open window before those to come', () => {
    const at = (state: string, opensOn: string) => ({ state, opensOn }) as StoreWindowView
    expect(windowsAhead([at('PLANNED', '2027-03-01'), at('OPEN', '2026-11-20'), at('PLANNED', '2027-01-01'), at('CLOSED', '2026-08-01')]).map((each) => each.opensOn)).toEqual([
      '2026-11-20',
      '2027-01-01',
      '2027-03-01',
    ])
  })

  it('makes half days over the end of a month, and says them', () => {
    const half = halfDays('2026-11-30', 2, true)
    expect(half.map((each) => `${each.day} ${each.from}`)).toEqual(['2026-11-30 08:30', '2026-11-30 14:00', '2026-12-01 08:30', '2026-12-01 14:00'])
    expect(halfDays('2026-11-30', 3, false)).toHaveLength(3)
    expect(slotWords({ group: 'g', day: '2026-12-03', from: '08:30:00', to: '11:30:00' }, NOW)).toBe('12月3日 周四 08:30 到 11:30')
  })

  it('reads whole pieces only', () => {
    expect([whole('3'), whole(' 12 '), whole('0'), whole('1.5'), whole('')]).toEqual([3, 12, undefined, undefined, undefined])
  })
})
