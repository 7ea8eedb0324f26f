import { describe, expect, it } from 'vitest'
import type { SpotsNearSpot } from '@/api/schema'
import { begun, blankReport, bodyOf, keptAmong, missing, MOST_DRAFTS, nearWords, type ReportForm } from './report.model'

const NOW = Date.UTC(2026, 2, 9, 1)
const form = (part: Partial<ReportForm> = {}): ReportForm => ({ ...blankReport('r1', 'v1', NOW), ...part })
const whole = (part: Partial<ReportForm> = {}) => form({ kind: 'GARBAGE', photos: ['p1'], place: { words: ' 村道边 ' }, ...part })

describe('a report', () => {
  it('wants a picture, a kind and a place, each said where it is missing', () => {
    expect(Object.keys(missing(form({ village: '' })))).toEqual(['photos', 'kind', 'village', 'place'])
    expect(missing(whole())).toEqual({})
  })
  it('does with the group alone where there is no position', () => {
    expect(missing(whole({ place: { words: '', group: 'g1' } }))).toEqual({})
  })
  it('wants a second picture of whoever has cleaned up already', () => {
    expect(missing(whole({ selfCleaned: true }))).toHaveProperty('afterPhotos')
    expect(missing(whole({ selfCleaned: true, after: ['p2'] }))).toEqual({})
  })
  it('says when it was seen, not when it is sent', () => {
    expect(bodyOf(whole())).toMatchObject({ place: '村道边', photos: ['p1'], reportedAt: '2026-03-09T01:00:00.000Z', selfCleaned: undefined })
  })
  it('leaves out the picture of after when the tick is taken back', () => {
    expect(bodyOf(whole({ selfCleaned: false, after: ['p2'] })).afterPhotos).toBeUndefined()
  })
})

describe('reports on the phone', () => {
  it('are kept once something is in them', () => {
    expect(begun(form())).toBe(false)
    expect(keptAmong([], form())).toEqual([])
    expect(begun(form({ words: '沟堵了' }))).toBe(true)
  })
  it('replace themselves, newest first, and are not without end', () => {
    const others = Array.from({ length: MOST_DRAFTS }, (_, at) => whole({ id: `d${at}` }))
    const kept = keptAmong(others, whole({ id: 'd3', words: '新的' }))
    expect(kept).toHaveLength(MOST_DRAFTS)
    expect(kept[0]).toMatchObject({ id: 'd3', words: '新的' })
    expect(keptAmong(kept, whole({ id: 'new' }))).toHaveLength(MOST_DRAFTS)
  })
})

describe('why it may be the same', () => {
  const near = (part: Partial<SpotsNearSpot>) => nearWords({ alike: false, ...part } as SpotsNearSpot)
  it('is said in metres or by the picture', () => {
    expect(near({ distance: 2 })).toBe('就在这里')
    expect(near({ distance: 28, place: '桥头' })).toBe('离这里 28 米，桥头')
    expect(near({ alike: true })).toBe('照片很像')
  })
})
