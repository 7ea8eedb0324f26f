import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AssessmentPreset, AssessmentRoundsSchemeVersion, AwardsQuarterRule, AssessmentFigures, AssessmentRound, AssessmentStanding, LedgerBookQuarter, LedgerProof, RulesRule, StoreGood } from '@/api/schema'
import { mayDecide, movementWords } from '@/packages/town/books/books.model'
import { fenOf } from '@/packages/town/funds/funds.model'
import { blankGood, formOf, goodBody, goodTrouble } from '@/packages/town/goods/goods.model'
import { flows, issued, recent, waiting, whereabouts, workingQuarter } from '@/packages/town/home/home.model'
import { entryOf, emptyCorrection } from '@/packages/town/objections/objections.model'
import { isPhone, scopeOf } from '@/packages/town/roles/roles.model'
import { freezeTrouble, sheetCount, steps } from '@/packages/town/round/round.model'
import { blankRule, formOfRule, newCode, newRule, ruleDraft, ruleTrouble, toggledRecorder } from '@/packages/town/rules/rules.model'
import { document as schemeDocument, freeCode, sketch, sums } from '@/packages/town/schemes/scheme-form.model'
import { numbered } from '@/packages/town/schemes/schemes.model'
import { distance, ties, tiers } from '@/packages/town/standing/standing.model'
import { inQuarter, periods, ranks } from '@/packages/town/annual/annual.model'
import { checkWords, drawEntry, drawTrouble } from '@/packages/town/draws/draws.model'
import { picture, places, spoken } from '@/packages/town/parts/trend-line/trend-line.model'
import { balances } from '@/packages/town/pools/pools.model'
import { documentOf, shifts, trialChoices } from '@/packages/town/round/trial.model'
import { shortageOf } from '@/packages/town/settings/settings.model'
import { planTrouble } from '@/packages/town/windows/windows.model'

const book = (quarter: string, state: 'OPEN' | 'CLOSED'): LedgerBookQuarter => ({ quarter, state, openedAt: '' })
const proof = { fund: 100, unissued: 40, pools: 30, wallets: 15, held: 5, redeemed: 8, expired: 2 } as LedgerProof
const round = (state: AssessmentRound['state']) => ({ state, title: '考核', schemeVersion: 1 }) as AssessmentRound
const standing = { objectionsUntil: '2026-03-10T00:00:00Z', revision: 2 } as AssessmentStanding
const before = Date.parse('2026-03-09T00:00:00Z')
const after = Date.parse('2026-03-11T00:00:00Z')

describe('the overview', () => {
  it('works on the latest open quarter', () => {
    expect(workingQuarter([book('2026Q1', 'OPEN'), book('2026Q2', 'CLOSED')])?.quarter).toBe('2026Q1')
    expect(workingQuarter([book('2026Q1', 'CLOSED'), book('2026Q2', 'CLOSED')])?.quarter).toBe('2026Q2')
    expect(workingQuarter([])).toBeUndefined()
  })
  it('puts every point of the fund in one place', () => {
    expect(whereabouts(proof).reduce((sum, part) => sum + part.value, 0)).toBe(proof.fund)
    expect(issued(proof)).toBe(60)
  })
  it('says what waits, objections first', () => {
    const nothing = { submitted: 24, villages: 24, objections: [], corrections: [], quarters: [book('2026Q1', 'OPEN')] }
    expect(waiting(nothing)).toEqual([])
    const titles = waiting({ ...nothing, round: round('SCORING'), submitted: 20, objections: [{ state: 'OPEN' }] as never, quarters: [] }).map((each) => each.section)
    expect(titles).toEqual(['objections', 'round', 'quarters'])
  })
})

describe('a round', () => {
  const villages = ['a', 'b'].map((id) => ({ id, name: id, spelling: id, town: 't' }))
  it('counts only submitted sheets', () => {
    expect(sheetCount(villages, [{ subject: 'a', state: 'SUBMITTED' }, { subject: 'b', state: 'DRAFT' }] as never)).toEqual({ submitted: 1, missing: ['b'] })
  })
  it('goes step by step', () => {
    const states = (...given: Parameters<typeof steps>) => steps(...given).map((step) => step.state).join(' ')
    expect(states(round('SCORING'), { submitted: 1, missing: ['b'] }, undefined, 0, before)).toBe('done now later later later')
    expect(states(round('SCORING'), { submitted: 2, missing: [] }, undefined, 0, before)).toBe('done done now later later')
    expect(states(round('PUBLISHED'), { submitted: 2, missing: [] }, standing, 0, before)).toBe('done done done now later')
    expect(states(round('PUBLISHED'), { submitted: 2, missing: [] }, standing, 0, after)).toBe('done done done done now')
    expect(states(round('FROZEN'), { submitted: 2, missing: [] }, standing, 0, after)).toBe('done done done done done')
  })
  it('freezes only after the window and with every objection answered', () => {
    expect(freezeTrouble(standing, 0, after)).toBe('')
    expect([freezeTrouble(standing, 1, after), freezeTrouble(standing, 0, before), freezeTrouble(undefined, 0, after)]).not.toContain('')
  })
})

describe('a standing', () => {
  const place = (rank: number, name: string, tierName: string, more = {}) => ({ subject: name, name, rank, tier: tierName === '一等次' ? 1 : 2, tierName, total: '90', outcome: { poolPoints: 3000, assessmentScore: '3' }, lines: [], findings: 0, ...more })
  const figures: AssessmentFigures = {
    places: [place(3, '丙', '二等次', { behindTierAbove: '0.5' }), place(1, '甲', '一等次', { aheadOfTierBelow: '2' }), place(2, '乙', '一等次')],
    margins: [{ above: '一等次', below: '二等次', lastAbove: '乙', firstBelow: '丙', points: '0.5' }],
    ties: [{ ahead: '甲', behind: '乙', reason: '问题少' }],
  }
  it('draws the line where one tier ends, with the two neighbours', () => {
    const groups = tiers(figures)
    expect(groups.map((group) => group.places.map((each) => each.name).join(''))).toEqual(['甲乙', '丙'])
    expect(distance(place(8, '辛', '一等次', { aheadOfTierBelow: '0' }) as never)).toBe('和下一等次首位同分')
    expect(groups[0]!.line).toEqual({ words: '一等次和二等次的线：乙比丙高 0.5 分，差得很少', narrow: true })
    expect(groups[1]!.line).toBeUndefined()
  })
  it('says how far each is from the lines, and how ties were broken', () => {
    expect(distance(figures.places[0]!)).toBe('差 0.5 分进上一等次')
    expect(distance(figures.places[2]!)).toBe('')
    expect(ties(figures)[0]).toContain('甲在前：问题少')
  })
})

describe('forms of the office', () => {
  it('reads yuan as fen without binary fractions', () => {
    expect(['48000', '0.29', '1.5', '0', '1.234', '-1', ''].map(fenOf)).toEqual([4_800_000, 29, 150, undefined, undefined, undefined, undefined])
  })
  it('sends a good as it was typed', () => {
    const good = { id: 'g', name: '食盐', kind: 'GOODS', category: 'FOOD', price: 3, costFen: 305, seasonLimit: 5, stocked: true, onSale: true, description: '', version: 2 } as StoreGood
    expect(formOf(good).cost).toBe('3.05')
    expect(goodBody(formOf(good))).toMatchObject({ name: '食盐', price: 3, costFen: 305, seasonLimit: 5, version: 2 })
    expect(Object.keys(goodTrouble(blankGood())).sort()).toEqual(['costFen', 'name', 'price'])
  })
  it('makes the next version of a rule and keeps what it does not ask about', () => {
    const rule = { code: 'c', name: '庭院', points: 5, words: '旧', validFrom: '2026-01-01', version: 1, terms: { awarding: { panel: true, notice: true, recorders: ['COMMITTEE'], second: 'NONE' }, evidence: { photos: 1, beforeAfter: true, proofs: [] }, cap: { times: 1, window: 'MONTH', counted: 'HOUSEHOLD' } } } as unknown as RulesRule
    const form = { ...formOfRule(rule, '2026-04-01'), points: '6', reason: '会议' }
    expect(ruleTrouble(form)).toEqual({})
    expect(ruleTrouble({ ...form, points: '0', reason: '' })).toHaveProperty('points')
    const draft = ruleDraft(form, rule)
    expect(draft).toMatchObject({ points: 6, validFrom: '2026-04-01', words: undefined })
    expect(draft.terms.evidence.beforeAfter).toBe(true)
    expect(ruleDraft({ ...form, words: '新' }, rule).words).toBe('新')
  })
  it('plans days in their order', () => {
    expect(planTrouble({ opensOn: '2026-04-01', closesOn: '2026-04-10', pickupDays: '14' })).toEqual({})
    expect(Object.keys(planTrouble({ opensOn: '2026-04-10', closesOn: '2026-04-01', pickupDays: '0' }))).toEqual(['closesOn', 'pickupDays'])
  })
  it('knows where a role may serve', () => {
    expect([scopeOf('TOWN'), scopeOf('INSPECTOR'), scopeOf('COMMITTEE')]).toEqual(['town', 'either', 'village'])
    expect([isPhone('13800000000'), isPhone('1380000000')]).toEqual([true, false])
  })
})

describe('books and schemes', () => {
  it('lets nobody confirm what they proposed', () => {
    const correction = { state: 'PROPOSED' as const, proposedBy: 'me' }
    expect([mayDecide(correction, 'me'), mayDecide(correction, 'you'), mayDecide(correction, undefined), mayDecide({ ...correction, state: 'CONFIRMED' }, 'you')]).toEqual([false, true, false, false])
    expect(movementWords('UNDO_AWARD')).toContain('撤回')
  })
  it('puts an error beside its line', () => {
    expect(numbered('{\n"a"', [{ line: 2, path: 'a', message: '少了值' }])).toEqual([{ number: 1, text: '{', errors: [] }, { number: 2, text: '"a"', errors: ['少了值'] }])
  })
  it('corrects a sheet of the version that was read', () => {
    expect(entryOf(emptyCorrection(), 'roads', '复核')).toBeUndefined()
    const sheet = { version: 3 } as never
    expect(entryOf({ sheet, score: '28.5', remark: '', withdrawn: ['f'] }, 'roads', '复核')).toEqual({ version: 3, marks: [{ line: 'roads', score: 28.5, remark: undefined }], findings: {}, withdrawn: ['f'], reason: '复核' })
    expect(entryOf({ sheet, score: 'x', remark: '', withdrawn: [] }, 'roads', '复核')?.marks).toEqual([])
  })
})

describe('over time', () => {
  it('draws a line with the highest at the top, ranks the other way round', () => {
    const line = [
      { name: 'a', value: 10, text: '10' },
      { name: 'b', value: 30, text: '30' },
    ]
    expect(places(line)[0]!.y).toBeGreaterThan(places(line)[1]!.y)
    expect(places(line, true)[0]!.y).toBeLessThan(places(line, true)[1]!.y)
    expect(places([line[0]!])).toHaveLength(1)
    expect(picture(line)).toMatch(/^data:image\/svg\+xml,%3Csvg/)
    expect(spoken('池', line)).toBe('池：a 10，b 30')
    const long = Array.from({ length: 12 }, (_, at) => ({ name: `${at}日`, value: at === 5 ? 99 : at, text: `${at === 5 ? 99 : at} 分` }))
    expect(spoken('池', long)).toBe('池：从0日的 0 分到11日的 11 分，最高是5日的 99 分')
  })
  it('takes the last balance of each day', () => {
    const entry = (effectiveOn: string, seq: number, balanceAfter: number) => ({ effectiveOn, seq, balanceAfter })
    expect(balances([entry('2026-03-09', 3, 70), entry('2026-03-08', 2, 90), entry('2026-03-08', 1, 100)]).map((point) => point.value)).toEqual([90, 70])
  })
  it('shows the last four quarters, what moved in each', () => {
    const quarters = ['2026Q1', '2025Q4', '2026Q2', '2026Q3', '2026Q4'].map((code) => book(code, 'OPEN'))
    expect(recent(quarters).map((each) => each.quarter)).toEqual(['2026Q1', '2026Q2', '2026Q3', '2026Q4'])
    expect(flows([{ quarter: '2026Q1', moved: { GRANT: 10, REDEEM: 3 } } as unknown as LedgerProof])).toEqual([{ name: '26年一季度', values: [10, 0, 3] }])
  })
  it('shows the rank of a village in each quarter', () => {
    const quarters = [
      { period: '2026Q2', rank: 3, score: '2', tierName: '二等次' },
      { period: '2026Q1', rank: 9, score: '1', tierName: '三等次' },
    ]
    const standing = { year: 2026, places: [{ name: '黎明村', rank: 1, subject: 'v', total: '3', quarters }] }
    expect(periods(standing)).toEqual(['2026Q1', '2026Q2'])
    expect(ranks(standing.places[0]!).map((point) => point.text)).toEqual(['第 9 名', '第 3 名'])
    expect(inQuarter(standing.places[0]!, '2026Q3')).toBe('没有')
  })
})

describe('another scheme, tried', () => {
  const presets = [{ code: 'fengming', title: '凤鸣', document: 'P' }] as AssessmentPreset[]
  const versions = [2, 1].map((version) => ({ version, document: `V${version}` })) as AssessmentRoundsSchemeVersion[]
  it('is the one in force, an own one, an earlier one or a ready-made one', () => {
    expect(trialChoices(presets, versions, 'mine').map((choice) => choice.value)).toEqual(['', 'own', 'v1', 'pfengming'])
    expect(trialChoices(presets, versions, ' ').map((choice) => choice.value)).toEqual(['', 'v1', 'pfengming'])
    expect(['', 'own', 'v1', 'pfengming'].map((choice) => documentOf(choice, presets, versions, 'mine'))).toEqual([undefined, 'mine', 'V1', 'P'])
  })
  it('says whom it would move, changes of tier first', () => {
    const at = (subject: string, rank: number, tier: number) => ({ subject, name: subject, rank, tier, tierName: `${tier}等` })
    const figures = (...places: ReturnType<typeof at>[]) => ({ places, margins: [], ties: [] }) as unknown as AssessmentFigures
    const moved = shifts(figures(at('a', 1, 1), at('b', 2, 1), at('c', 3, 2)), figures(at('b', 1, 1), at('c', 2, 1), at('a', 3, 2)))
    expect(moved.map((each) => each.words)).toEqual(['c：第 3 名变第 2 名，2等变1等', 'a：第 1 名变第 3 名，1等变2等', 'b：第 2 名变第 1 名'])
    expect(moved.map((each) => each.up)).toEqual([true, false, true])
    expect(shifts(figures(at('a', 1, 1)), figures(at('a', 1, 1)))).toEqual([])
  })
})

describe('a draw', () => {
  it('names what is drawn from', () => {
    const form = { village: 'v', kind: 'ROAD' as const, count: '2', roads: '上湾路\n下湾路，上湾路', reason: '抽查' }
    expect(drawTrouble(form)).toEqual({})
    expect(drawEntry(form).roads).toEqual(['上湾路', '下湾路'])
    expect(Object.keys(drawTrouble({ ...form, village: '', count: '0', roads: ' ', reason: '' }))).toEqual(['village', 'count', 'roads', 'reason'])
    expect(drawEntry({ ...form, kind: 'GROUP' }).roads).toBeUndefined()
  })
  it('is checked once its seed is open', () => {
    const check = { commitment: 'c', commitmentHolds: true, seedFollows: true, sameResult: true }
    expect(checkWords(check).words).toContain('定榜后')
    expect(checkWords({ ...check, roundSeed: 's' }).words).toContain('结果一样')
    expect(checkWords({ ...check, roundSeed: 's', sameResult: false }).good).toBe(false)
  })
})

describe('a new rule', () => {
  it('is complete before it is sent', () => {
    const form = { ...blankRule('2026-03-09'), name: '捡拾白色垃圾', points: '2', reason: '镇专班会议' }
    expect(ruleTrouble(form)).toEqual({})
    expect(ruleTrouble({ ...form, recorders: [] })).toHaveProperty('recorders')
    const made = newRule({ ...form, scanned: true, window: 'ONCE', times: '9' }, newCode(0))
    expect(made.code).toMatch(/^[a-z][a-z0-9_]{1,39}$/)
    expect(made.draft.terms.evidence.proofs).toEqual(['SCAN'])
    expect(made.draft.terms.cap.times).toBe(1)
    expect(toggledRecorder(form, 'VILLAGER')).toEqual([])
  })
  it('is chosen for a village before the quarter', () => {
    expect(shortageOf([{ village: 'v', shortage: 'DEFER' } as AwardsQuarterRule], 'v')).toBe('DEFER')
    expect(shortageOf([], 'v')).toBeUndefined()
  })
})

describe('a scheme in a form', () => {
  const text = fs.readFileSync(path.resolve(__dirname, '../../../backend/src/main/resources/schemes/fengming.json'), 'utf8')
  it('loses nothing on the way through the form', () => {
    expect(JSON.parse(schemeDocument(sketch(text)!, text))).toEqual(JSON.parse(text))
  })
  it('adds up what it gives', () => {
    expect(sums(sketch(text)!)).toEqual({ weight: 100, villages: 24, rest: false, pool: 48_000 })
  })
  it('changes what is changed, and gives the last tier the rest when its number is empty', () => {
    const form = sketch(text)!
    form.tiers[2]!.count = ''
    form.lines[2]!.kinds!.push({ code: freeCode(form.lines[2]!.kinds!.map((kind) => kind.code), 'kind'), title: '新问题', deduct: '0.5' })
    const after = JSON.parse(schemeDocument(form, text))
    expect(after.tiers[2]).toEqual({ name: '三等次', rest: true, outcome: { poolPoints: 1000, assessmentScore: 1 } })
    expect(after.lines[2].deductions[3]).toEqual({ code: 'kind-1', title: '新问题', deduct: 0.5 })
    expect(after.lines[2].photo).toBe(true)
    expect(sketch('{"lines":[]}')).toBeUndefined()
    expect(sketch('no json')).toBeUndefined()
  })
})
