import { describe, expect, it } from 'vitest'
import type { AssessmentStanding } from '@/api/schema'
import { brings, papersOf } from './papers.model'

const standing = (...kinds: string[]) =>
  ({ figures: { places: [{}, { consequences: kinds.map((kind) => ({ kind, cause: '后十名' })) }] } }) as unknown as AssessmentStanding

describe('papers of a standing', () => {
  it('offers letters only where somebody gets one', () => {
    expect(brings(standing('TALK'), 'TALK')).toBe(true)
    expect(brings(standing('TALK'), 'LETTER')).toBe(false)
    expect(brings(standing(), 'TALK')).toBe(false)
  })
  it('names files so that they are found again', () => {
    expect(papersOf({ period: '2026Q4', title: '本镇考核' }, '通报')).toContain('本镇考核通报.pdf')
  })
})
