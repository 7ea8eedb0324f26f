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
      ['一等次', [1, 2], '每村 3000 积分，考核 3 分', '离二等次只差 0.5 分'],
      ['二等次', [3], '每村 2000 积分，考核 2 分', ''],
    ])
  })

  it('says how far a village is from the lines', () => {
    expect(placeWords(place(3, 2, { behindTierAbove: '0.5' }))).toBe('得 97 分，离上一等次差 0.5 分')
    expect(placeWords(place(1, 1, { aheadOfTierBelow: '8' }))).toBe('得 99 分，比下一等次多 8 分')
  })
})
