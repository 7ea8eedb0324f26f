import { describe, expect, it } from 'vitest'
import type { AwardsTrail } from '@/api/schema'
import { decisionWords, inOrder, mayConfirm, objectionClosed, objectionPossible, secondWords, stepWords, withdrawable } from './entry.model'

const NOW = Date.parse('2026-11-24T08:00:00+08:00')

function trail(application: Partial<AwardsTrail['application']>, endsAt?: string): AwardsTrail {
  return {
    application: { household: 'h', state: 'ON_NOTICE', ...application },
    notice: endsAt ? { state: 'PUBLISHED', endsAt } : undefined,
  } as AwardsTrail
}

describe('objecting', () => {
  it('is possible while the notice runs, a second time too', () => {
    expect(objectionPossible(trail({}, '2026-11-26T09:00:00+08:00'), NOW)).toBe(true)
    expect(objectionPossible(trail({ state: 'OBJECTED' }, '2026-11-26T09:00:00+08:00'), NOW)).toBe(true)
    expect(objectionPossible(trail({}, '2026-11-23T09:00:00+08:00'), NOW)).toBe(false)
    expect(objectionPossible(trail({ state: 'POSTED' }, '2026-11-26T09:00:00+08:00'), NOW)).toBe(false)
    expect(objectionPossible(trail({}), NOW)).toBe(false)
  })

  it('says where to turn once it is over', () => {
    expect(objectionClosed(trail({ state: 'POSTED' }))).toContain('更正')
    expect(objectionClosed(trail({ state: 'SUBMITTED' }))).toContain('公示以后')
  })
})

describe('taking back and confirming', () => {
  it('is for the own household, until the notice has ended', () => {
    expect(withdrawable(trail({ state: 'SUBMITTED' }), 'h')).toBe(true)
    expect(withdrawable(trail({ state: 'DUE' }), 'h')).toBe(false)
    expect(withdrawable(trail({ state: 'SUBMITTED' }), 'other')).toBe(false)
  })

  it('is for the household that was helped', () => {
    const helped = trail({ state: 'AWAITING_SECOND', needsSecond: 'HOST', host: 'x' })
    expect(mayConfirm(helped, 'x')).toBe(true)
    expect(mayConfirm(helped, 'h')).toBe(false)
    expect(mayConfirm(trail({ state: 'AWAITING_SECOND', needsSecond: 'COLLEAGUE' }), undefined)).toBe(false)
  })
})

describe('who agreed', () => {
  it('is said by numbers and offices', () => {
    const decision = { review: 'r', state: 'PASSED' as const, favour: 3, against: 0, reasons: [], decidedAt: '2026-11-24T07:00:00+08:00' }
    expect(decisionWords(decision, NOW)).toBe('今天 07:00 评议会通过：3 人同意，0 人不同意')
    expect(secondWords(trail({ needsSecond: 'COLLEAGUE', confirmedBy: 'p' }).application)).toBe('已由另一名村干部确认')
    expect(secondWords(trail({ needsSecond: 'TOWN', confirmedBy: 'p' }).application)).toBe('已由镇里核准')
    expect(secondWords(trail({ needsSecond: 'HOST' }).application)).toBe('要受助户确认')
  })

  it('names every step', () => {
    expect(stepWords({ at: '', by: '', to: 'SUBMITTED' })).toBe('申报交上去')
    expect(stepWords({ at: '', by: '', from: 'SUBMITTED', to: 'UNDER_REVIEW' })).toBe('评议中')
  })
})

describe('the photos', () => {
  it('show first how it was', () => {
    const shown = inOrder([
      { id: 'c', stage: 'OTHER' },
      { id: 'b', stage: 'AFTER' },
      { id: 'a', stage: 'BEFORE' },
    ])
    expect(shown.map((each) => each.id)).toEqual(['a', 'b', 'c'])
  })
})
