import { describe, expect, it } from 'vitest'
import type { CommunityHouseholdPage, RulesRule } from '@/api/schema'
import { blankNominating, cardsOf, eligible, missing, nominationBody, ruleOf } from './nominate.model'

const words = '婆媳和睦，常年照顾邻居老人'
const rule = { code: 'finest_family', terms: { evidence: { photos: 2, beforeAfter: false, proofs: [] }, cap: {}, awarding: {} } } as unknown as RulesRule

describe('putting somebody forward', () => {
  it('wants a story, photos as the rule says, and who it is', () => {
    expect(Object.keys(missing(blankNominating(), rule)).sort()).toEqual(['photos', 'words'])
    expect(missing({ ...blankNominating(), words, photos: ['a'], papers: ['b'] }, rule)).toEqual({})
    expect(missing({ ...blankNominating(), words, whose: 'other' }, undefined)).toHaveProperty('homes')
    expect(missing({ ...blankNominating(), words, whose: 'other', cards: 'K7MQ-2XBD A1B2-C3D4' }, undefined)).toHaveProperty('homes')
    expect(missing({ ...blankNominating(), words, kind: 'COMPOUND', cards: 'K7MQ-2XBD A1B2-C3D4' }, undefined)).toEqual({ name: '请写院落的名字' })
    expect(missing({ ...blankNominating(), words, kind: 'PERSON' }, undefined)).toEqual({ member: '请选是哪一位' })
  })

  it('sends only what suits the kind', () => {
    const full = { ...blankNominating(), words, cards: 'K7MQ-2XBD、A1B2-C3D4', member: 'm', name: '上湾院子' }
    expect(nominationBody(full)).toMatchObject({ homes: undefined, member: undefined, name: undefined })
    expect(nominationBody({ ...full, kind: 'PERSON', whose: 'other' })).toMatchObject({ homes: undefined, member: 'm' })
    expect(nominationBody({ ...full, kind: 'COMPOUND' })).toMatchObject({ homes: [{ card: 'K7MQ2XBD' }, { card: 'A1B2C3D4' }], name: '上湾院子' })
    expect(cardsOf(' K7MQ-2XBD K7MQ2XBD ')).toEqual(['K7MQ2XBD'])
  })

  it('offers the grown-ups of the family, and knows the rule of each kind', () => {
    const home = { members: [{ id: 'a', name: '张三', minor: false }, { id: 'b', name: '小三', minor: true }] } as CommunityHouseholdPage
    expect(eligible(home)).toEqual([{ value: 'a', text: '张三' }])
    expect(ruleOf('FAMILY', [rule])).toBe(rule)
    expect(ruleOf('PERSON', [rule])).toBeUndefined()
  })
})
