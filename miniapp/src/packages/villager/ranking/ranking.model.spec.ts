import { describe, expect, it } from 'vitest'
import type { AssessmentPlace, AssessmentStanding } from '@/api/schema'
import { placeWords, tiersOf } from './ranking.model'

const place = (rank: number, tier: number, more: Partial<AssessmentPlace> = {}): AssessmentPlace => ({
  rank,
  tier,
  name: `村${rank}`,
  subject: `${rank}`,
  tierName: ['', '一等次', '二等次'][tier]!,
  total: `${100 - rank}`,
  findings: 0,
  lines: [],
  outcome: { assessmentScore: `${4 - tier}`, poolPoints: 4000 - tier * 1000 },
  ...more,
})

describe('the ranking', () => {
  it('has its places under their tiers, with the margin at the line', () => {
    const standing = {
      figures: {
        places: [place(3, 2), place(1, 1), place(2, 1)],
        margins: [{ above: '一等次', below: '二等次', firstBelow: '3', lastAbove: '2', points: '0.5' }],
        ties: [],
      },
    } as unknown as AssessmentStanding
    const tiers = tiersOf(standing)
    expect(tiers.map((each) => [each.name, each.places.map((one) => one.rank), each.gets, each.margin])).toEqual([
      ['一等次', [1, 2], '每村 3000 积分，考核 3 分', '比二等次的头一名多 0.5 分'],
      ['二等次', [3], '每村 2000 积分，考核 2 分', ''],
    ])
  })

  it('says what decided when both sides of a line are level', () => {
    const margin = { above: '一等次', below: '二等次', firstBelow: '2', lastAbove: '1', points: '0' }
    const level = (ties: unknown[]) =>
      ({ figures: { places: [place(1, 1), place(2, 2)], margins: [margin], ties } }) as unknown as AssessmentStanding
    expect(tiersOf(level([{ ahead: '1', behind: '2', reason: '问题少的在前' }]))[0]!.margin).toBe('和二等次的头一名同分，问题少的在前')
    expect(tiersOf(level([{ ahead: '1', behind: '2', reason: '总分相同，问题 3 处少于 4 处' }]))[0]!.margin).toBe(
      '和二等次的头一名总分相同，问题 3 处少于 4 处',
    )
    expect(tiersOf(level([]))[0]!.margin).toBe('和二等次的头一名同分')
  })

  it('says how far a village is from the lines', () => {
    expect(placeWords(place(3, 2, { behindTierAbove: '0.5' }))).toBe('得 97 分，离上一等次差 0.5 分')
    expect(placeWords(place(1, 1, { aheadOfTierBelow: '8' }))).toBe('得 99 分，比下一等次多 8 分')
  })
})
