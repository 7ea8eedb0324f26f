import { describe, expect, it } from 'vitest'
import type { SpotsHeatCell } from '@/api/schema'
import { datesOf, days, monthName, percent, squares } from './figures.model'

const cell = (latitude: number, longitude: number, count: number) => ({ latitude, longitude, count }) as SpotsHeatCell

describe('the heat map', () => {
  it('draws nothing of nothing, and one square of one cell', () => {
    expect(squares([])).toEqual({ columns: 0, rows: 0, squares: [] })
    expect(squares([cell(30.93, 108.7, 2)])).toMatchObject({ columns: 1, rows: 1, squares: [{ column: 0, row: 0, count: 2, heat: 4 }] })
  })
  it('has north at the top and the hottest darkest', () => {
    const drawn = squares([cell(30.93, 108.7, 1), cell(30.931, 108.7, 8), cell(30.93, 108.701, 4)])
    expect(drawn).toMatchObject({ columns: 2, rows: 2 })
    expect(drawn.squares.map(({ column, row, heat }) => [column, row, heat])).toEqual([[0, 1, 1], [0, 0, 4], [1, 1, 2]])
  })
  it('loses none where the ground is wide', () => {
    const far = Array.from({ length: 60 }, (_, at) => cell(30.9 + at / 100, 108.7 + at / 1000, 1))
    const drawn = squares(far, 10)
    expect(drawn.squares.reduce((sum, square) => sum + square.count, 0)).toBe(60)
    expect(drawn.rows).toBeLessThanOrEqual(12)
  })
})

describe('figures in words', () => {
  it('say what is not there yet', () => {
    expect([percent(undefined), percent(0.126), days(undefined), days(2.04)]).toEqual(['没有', '13%', '还没有', '2 天'])
  })
  it('count back from today in the village', () => {
    expect(datesOf('month', Date.UTC(2026, 2, 31, 17))).toEqual({ from: '2026-03-02', to: '2026-04-01' })
    expect(monthName('2026-03')).toBe('3月')
  })
})
