import { describe, expect, it } from 'vitest'
import { daysLeft, letterState, openVisits, term } from '@/lib/inspections'
import { blank, planEntry, planTrouble } from './inspections.model'

const sound = { ...blank('r1', '2026-11-20'), title: '十一月暗访', untilDay: '2026-11-24', reason: '25 日前督查' }

describe('planning an inspection', () => {
  it('lets a sound form pass', () => expect(planTrouble(sound)).toEqual({}))
  it('asks for what its way needs and for nothing else', () => {
    expect(Object.keys(planTrouble({ ...sound, choice: 'DRAWN' }))).toEqual(['howMany'])
    expect(Object.keys(planTrouble({ ...sound, choice: 'AGAIN' }))).toEqual(['follows'])
    expect(Object.keys(planTrouble({ ...sound, choice: 'DISTRICT' }))).toEqual(['nominated'])
    expect(planTrouble({ ...sound, untilDay: '2026-11-19' }).untilDay).toContain('不能早于')
    expect(planTrouble({ ...sound, teamSize: '0' }).teamSize).toBeTruthy()
  })
  it('sends no answer to a question that was not asked', () => {
    const entry = planEntry({ ...sound, howMany: '3', follows: 'p1', nominated: ['v1'] })
    expect(entry.howMany).toBeUndefined()
    expect(entry.follows).toBeUndefined()
    expect(entry.nominated).toEqual([])
    expect(planEntry({ ...sound, choice: 'DRAWN', howMany: '3' }).howMany).toBe(3)
  })
})

describe('words for letters and visits', () => {
  const now = Date.parse('2026-11-23T02:00:00Z')
  it('says how many days a village has', () => {
    expect(letterState({ state: 'SENT', dueOn: '2026-11-25' }, now)).toEqual({ text: '等回复，还有 2 天', tone: 'waiting' })
    expect(letterState({ state: 'RETURNED', dueOn: '2026-11-20', overdueAt: '2026-11-21T00:00:00Z' }, now).tone).toBe('alarm')
  })
  it('puts the visit that is due first at the top', () => {
    expect(openVisits([{ open: true, daysLeft: 3 }, { open: false, daysLeft: -9 }, { open: true, daysLeft: 0 }]).map((one) => one.daysLeft)).toEqual([0, 3])
    expect(daysLeft(-1).text).toBe('已过期 1 天')
    expect(daysLeft(0).text).toBe('今天截止')
  })
  it('names months and quarters', () => {
    expect(term('2026-11')).toBe('2026年11月')
    expect(term('2026Q4')).toBe('2026年第四季度')
    expect(term('2026-11a')).toBe('2026-11a')
  })
})
