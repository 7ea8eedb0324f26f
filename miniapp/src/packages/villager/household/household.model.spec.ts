import { describe, expect, it } from 'vitest'
import type { AwardsApplication, StoreSlip } from '@/api/schema'
import { actsFor } from './household.model'

const now = Date.parse('2026-03-20T02:00:00Z')
const slip = (id: string, more: Partial<StoreSlip>) => ({ id, lines: [{ name: '香皂', pieces: 2 }], redeemedAt: '2026-03-01T02:00:00Z', ...more }) as StoreSlip
const application = (id: string, origin: AwardsApplication['origin']) => ({ id, origin, ruleName: '边沟养护', submittedAt: '2026-03-05T02:00:00Z' }) as AwardsApplication

describe('who acted for us', () => {
  it('is told with what they did, newest first; what we did ourselves is not', () => {
    const slips = [
      slip('a', { agentName: '李村委' }),
      slip('b', { collector: '王五', relation: '邻居', endedAt: '2026-03-09T02:00:00Z' }),
      slip('c', { agentName: '李村委', collector: '赵六', endedAt: '2026-03-10T02:00:00Z' }),
      slip('d', {}),
    ]
    const acts = actsFor(slips, [application('x', 'RECORDED'), application('y', 'APPLIED')], now)
    expect(acts.map((act) => act.words)).toEqual([
      '赵六代取香皂 2 件',
      '王五（邻居）代取香皂 2 件',
      '村里替我家登记：边沟养护',
      '李村委代我家兑换香皂 2 件',
      '李村委代我家兑换香皂 2 件',
    ])
    expect(new Set(acts.map((act) => act.key)).size).toBe(5)
    expect(acts[2]).toMatchObject({ when: '3月5日', to: '/packages/villager/entry/entry?application=x' })
  })
})
