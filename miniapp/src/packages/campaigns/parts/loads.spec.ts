import { describe, expect, it } from 'vitest'
import type { CampaignsLoad } from '@/api/schema'
import { standWords, todayWords } from './loads'

const load = (more: Partial<CampaignsLoad>): CampaignsLoad => ({
  village: 'v', villageName: '石匣峪', group: '', work: 'heaps', target: 62, done: 20, remaining: 42, perDay: 3, doneToday: 0, behind: 0, daysLeft: 14, pace: 'IN_TIME', days: [], ...more,
})

describe('what a load says', () => {
  it('names the day, what was reported and what is missing', () => {
    expect(todayWords(load({}), '处')).toBe('今天要做 3 处')
    expect(todayWords(load({ doneToday: 2 }), '处')).toBe('今天要做 3 处，已报 2，还差 1')
    expect(todayWords(load({ doneToday: 4 }), '处')).toBe('今天的 3 处做完了')
    expect(todayWords(load({ perDay: 0.3, doneToday: 0.1 }), '吨')).toBe('今天要做 0.3 吨，已报 0.1，还差 0.2')
  })
  it('says what was left over, and what was done beyond the target', () => {
    expect(todayWords(load({ pace: 'OVERDUE', perDay: undefined, daysLeft: 0 }), '处')).toBe('日子到了，还差 42 处')
    expect(todayWords(load({ pace: 'DONE', done: 64, remaining: 0 }), '处')).toBe('做完了，还多做了 2 处')
    expect(standWords(load({ behind: 5 }), '处')).toBe('任务 62，完成 20，剩 42 处，比计划落后 5 处')
  })
})
