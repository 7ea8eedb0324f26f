import { describe, expect, it } from 'vitest'
import type { RulesRule } from '@/api/schema'
import { rulesOf } from './rules.model'

const rule = (name: string, points: number, ...recorders: RulesRule['terms']['awarding']['recorders']) =>
  ({ code: name, name, words: `${name}：说明`, points, terms: { awarding: { recorders } } }) as unknown as RulesRule

describe('the rules of a kind', () => {
  const all = [rule('边沟养护', 10, 'VILLAGER'), rule('干净户', 2, 'INSPECTOR'), rule('乱倒垃圾', -5, 'COMMITTEE'), rule('孝老爱亲', 20, 'VILLAGER')]

  it('are sorted by weight and found by words', () => {
    expect(rulesOf(all, 'own', '').map((each) => each.name)).toEqual(['孝老爱亲', '边沟养护'])
    expect(rulesOf(all, 'own', ' 边沟 ').map((each) => each.name)).toEqual(['边沟养护'])
    expect(rulesOf(all, 'village', '').map((each) => each.name)).toEqual(['干净户'])
    expect(rulesOf(all, 'deduct', '').map((each) => each.name)).toEqual(['乱倒垃圾'])
  })
})
