import { describe, expect, it } from 'vitest'
import type { RulesRule } from '@/api/schema'
import { appliable, begun, blankForm, bodyOf, earliest, missing, wanted } from './apply.model'

type Evidence = RulesRule['terms']['evidence']

function rule(code: string, points: number, evidence: Partial<Evidence> = {}, terms: Partial<RulesRule['terms']> = {}): RulesRule {
  return {
    id: code,
    town: 't',
    code,
    name: code,
    words: '',
    version: 1,
    points,
    validFrom: '2026-01-01',
    terms: {
      awarding: { recorders: ['COMMITTEE', 'VILLAGER'], panel: false, second: 'NONE', notice: true },
      cap: { counted: 'HOUSEHOLD', times: 1, window: 'MONTH' },
      evidence: { beforeAfter: false, photos: 0, proofs: [], ...evidence },
      ...terms,
    },
  }
}
const ditch = rule('road_ditch_upkeep', 10, { beforeAfter: true, photos: 2 })
const helped = rule('help', 5, {}, { awarding: { recorders: ['VILLAGER'], panel: false, second: 'HOST', notice: true } })
const honour = rule('county_honour', 20, { proofs: ['CERTIFICATE'] }, { cap: { counted: 'HOUSEHOLD', times: 1, window: 'EVENT' } })

describe('what may be applied for', () => {
  it('is what the household brings itself: no deductions, no nominations, nothing only staff records', () => {
    const staffs = rule('joint_action', 5, {}, { awarding: { recorders: ['COMMITTEE'], panel: false, second: 'NONE', notice: true } })
    expect(appliable([helped, rule('finest_family', 20), staffs, rule('dumping', -5), ditch]).map((each) => each.code)).toEqual([
      'road_ditch_upkeep',
      'help',
    ])
  })
})

describe('what a rule wants', () => {
  it('is photos before and after, papers, a story, an event or a host', () => {
    expect(wanted(ditch)).toMatchObject({ beforeAfter: true, photos: 2, story: false, event: false, host: false })
    expect(wanted(honour)).toMatchObject({ photos: 1, photoHint: '要拍上：证书或表彰文件', event: true })
    expect(wanted(rule('good_deed', 20, { proofs: ['CASE'] })).story).toBe(true)
    expect(wanted(helped).host).toBe(true)
  })
})

describe('the form', () => {
  const form = { ...blankForm(Date.parse('2026-11-24T00:00:00Z')), rule: 'x' }

  it('says what is missing where it is missing', () => {
    expect(missing(form, undefined)).toEqual({ rule: '请先选一项' })
    expect(missing({ ...form, before: ['a'] }, ditch)).toEqual({ after: '还差整治后的照片' })
    expect(missing(form, honour)).toEqual({ photos: '还差 1 张照片', event: '请写明是哪一件事，例如“11月王家婚事”' })
    expect(missing({ ...form, words: '四个字呀' }, rule('g', 1, { proofs: ['CASE'] }))).toHaveProperty('words')
    expect(missing(form, helped)).toHaveProperty('host')
    expect(missing({ ...form, before: ['a'], after: ['b'] }, ditch)).toEqual({})
  })

  it('sends only what the rule asks for', () => {
    const full = { ...form, before: ['a'], after: ['b'], photos: ['c'], event: '婚事', host: 'K7MQ-2XBD' }
    expect(bodyOf(full, ditch)).toEqual({
      ruleCode: 'road_ditch_upkeep',
      happenedOn: '2026-11-24',
      words: '',
      photos: [
        { id: 'a', stage: 'BEFORE' },
        { id: 'b', stage: 'AFTER' },
      ],
    })
    expect(bodyOf(full, honour)).toMatchObject({ event: '婚事', photos: [{ id: 'c', stage: 'OTHER' }] })
    expect(bodyOf(full, helped)).toMatchObject({ hostCard: 'K7MQ2XBD' })
  })

  it('is worth coming back to once something of the person is in it', () => {
    expect(begun(form)).toBe(false)
    expect(begun({ ...form, words: '清沟' })).toBe(true)
    expect(begun({ ...form, after: ['b'] })).toBe(true)
  })

  it('reaches back to the quarter before this one', () => {
    expect(earliest(Date.parse('2026-11-24T00:00:00Z'))).toBe('2026-07-01')
    expect(earliest(Date.parse('2027-01-02T00:00:00Z'))).toBe('2026-10-01')
  })
})
