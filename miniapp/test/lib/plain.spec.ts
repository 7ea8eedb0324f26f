import { describe, expect, it } from 'vitest'
import * as dates from '@/lib/dates'
import { newId } from '@/lib/ids'
import { points, signed, yuan } from '@/lib/points'
import { fitted } from '@/lib/shrink'

describe('ids', () => {
  it('are UUIDs of version 7, in the order they were made', () => {
    const ids = [1, 2, 3].map((step) => newId(1_790_000_000_000 + step))
    ids.forEach((id) => expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/))
    expect([...ids].sort()).toEqual(ids)
    expect(parseInt(newId(1_790_000_000_123).replace(/-/g, '').slice(0, 12), 16)).toBe(1_790_000_000_123)
  })

  it('never repeat', () => {
    expect(new Set(Array.from({ length: 2000 }, () => newId(1))).size).toBe(2000)
  })
})

describe('points', () => {
  it('are grouped by thousands and carry their sign in a passbook', () => {
    expect([0, 999, 1000, 48000, 1234567].map(points)).toEqual(['0', '999', '1,000', '48,000', '1,234,567'])
    expect([20, -1500, 0].map(signed)).toEqual(['+20', '-1,500', '0'])
  })

  it('become yuan without losing a fen', () => {
    expect([0, 1, 100, 1050, 123456, -250].map(yuan)).toEqual(['0 元', '0.01 元', '1 元', '10.50 元', '1,234.56 元', '-2.50 元'])
  })
})

describe('days', () => {
  const now = Date.parse('2026-03-09T02:32:00Z') // 10:32 in the village

  it('are those of the village, wherever the phone thinks it is', () => {
    expect(dates.isoDay('2026-03-08T16:00:00Z')).toBe('2026-03-09')
    expect(dates.clock('2026-03-09T02:32:00Z')).toBe('10:32')
    expect(dates.day('2026-03-09', now)).toBe('3月9日')
    expect(dates.day('2025-12-31', now)).toBe('2025年12月31日')
    expect(dates.dayOfWeek('2026-03-09', now)).toBe('3月9日 周一')
  })

  it('are spoken as today, yesterday and dates', () => {
    expect(dates.moment(now, now)).toBe('今天 10:32')
    expect(dates.moment('2026-03-08T02:00:00Z', now)).toBe('昨天 10:00')
    expect(dates.moment('2026-03-01T02:00:00Z', now)).toBe('3月1日 10:00')
  })

  it('count down to a last day that still counts', () => {
    expect(dates.until('2026-03-12', now)).toBe('还有 3 天')
    expect(dates.until('2026-03-09', now)).toBe('今天截止')
    expect(dates.until('2026-03-08', now)).toBe('已截止')
  })

  it('know their quarter and its neighbours', () => {
    expect(dates.quarter('2026Q1')).toBe('2026年第一季度')
    expect(dates.quarterOf('2025-12-31T16:30:00Z')).toBe('2026Q1')
    expect(dates.quarterFrom('2026Q1', -1)).toBe('2025Q4')
    expect(dates.quarterFrom('2025Q3', 2)).toBe('2026Q1')
    expect(dates.month('2026-03')).toBe('2026年3月')
  })
})

describe('photos', () => {
  it('are brought to 1600 pixels on the long side, never enlarged', () => {
    expect(fitted(4000, 3000)).toEqual({ width: 1600, height: 1200 })
    expect(fitted(3000, 4000)).toEqual({ width: 1200, height: 1600 })
    expect(fitted(800, 600)).toEqual({ width: 800, height: 600 })
  })
})
