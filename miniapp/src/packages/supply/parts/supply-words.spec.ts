import { describe, expect, it } from 'vitest'
import { fen, keeps, percent, pieces } from './supply-words'

describe('words of the store room', () => {
  it('reads sums of money exactly', () => {
    expect(fen('12.5')).toBe(1250)
    expect(fen(' 0.05 ')).toBe(5)
    expect(fen('19.99')).toBe(1999)
    expect(fen('1.234')).toBeUndefined()
    expect(fen('')).toBeUndefined()
    expect(fen('-1')).toBeUndefined()
  })
  it('reads pieces from one on', () => {
    expect(pieces('20')).toBe(20)
    expect(pieces('0')).toBeUndefined()
    expect(pieces('1.5')).toBeUndefined()
  })
  it('says how long something keeps', () => {
    expect(keeps(undefined)).toBe('不会过期')
    expect(keeps(0)).toBe('今天到期')
    expect(keeps(-3)).toBe('过期 3 天')
    expect(keeps(12)).toBe('还有 12 天')
  })
  it('says a share of a thousand', () => {
    expect(percent(986)).toBe('98.6%')
    expect(percent(1200)).toBe('120%')
    expect(percent(-5)).toBe('-0.5%')
  })
})
