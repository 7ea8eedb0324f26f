import { describe, expect, it } from 'vitest'
import type { AssessmentObjection, AssessmentRound, BoardAnnouncement, IdentityBindingRequestWaiting, StoreShelfGood, AwardsAllowedRule, AwardsApplication, AwardsDeduction, AwardsNotice, RulesRule, StoreSlip } from '@/api/schema'
import { cardCode, pickupCode } from '@/packages/committee/parts/codes'
import { emptyCounter, handing, missing as counterFault } from '@/packages/committee/counter/counter.model'
import { missing as deductionFault, stepsOf, timeOf as cureTime } from '@/packages/committee/deductions/deductions.model'
import { count, forecast } from '@/packages/committee/home/home.model'
import { sumUp, titleFor, toggled } from '@/packages/committee/notice-compose/notice-compose.model'
import { nextOf } from '@/packages/committee/notices/notices.model'
import { missing as hearingFault, verdict } from '@/packages/committee/objections/objections.model'
import { cardsOf, emptyNominating, missing as nominationFault, nomination } from '@/packages/committee/honours/honours.model'
import { emptyMember, memberFault, memberOf, splitFault } from '@/packages/committee/register/register.model'
import { body, emptyForm, missing, nextStep, staged } from '@/packages/committee/record/record.model'
import { ballotFault, face, forPanel, overdue, stepOf } from '@/packages/committee/reviews/reviews.model'
import { readBatch, batchWords } from '@/packages/committee/register/batch.model'
import { attended, byTheHour, openingFault } from '@/packages/committee/activities/activities.model'
import { fault as announcementFault, state as announcementState } from '@/packages/committee/announcements/announcements.model'
import { choices, consequence, meant } from '@/packages/committee/bindings/bindings.model'
import { basketWords, most, total, wish } from '@/lib/counter-basket'
import { months } from '@/packages/committee/home-month/home-month.model'
import { isOpen, mayObject, publishedRounds } from '@/packages/committee/standing/standing.model'
import { sorted } from '@/packages/committee/scan/scan.model'

const rule = (more: { photos?: number; beforeAfter?: boolean; second?: string; window?: string } = {}) =>
  ({
    code: 'A1',
    name: '庭院整洁',
    words: '门前屋后干净',
    points: 5,
    terms: {
      awarding: { notice: true, panel: true, recorders: [], second: more.second ?? 'NONE' },
      cap: { counted: 'HOUSEHOLD', times: 1, window: more.window ?? 'QUARTER' },
      evidence: { beforeAfter: more.beforeAfter ?? false, photos: more.photos ?? 1, proofs: [] },
    },
  }) as unknown as RulesRule

describe('codes', () => {
  it('are read from pictures and from thumbs', () => {
    expect(cardCode(' k7mq-2xbd ')).toBe('K7MQ2XBD')
    expect(cardCode('https://points.example/c/K7MQ-2XBD')).toBe('K7MQ2XBD')
    expect(cardCode('')).toBe('')
    expect(pickupCode('1234 5678')).toBe('12345678')
    expect(pickupCode(' 01a20abb-2766:12345678 ')).toBe('01a20abb-2766:12345678')
  })
})

describe('what a household may get', () => {
  const rules = [
    { rule: rule(), refusal: '本季已经得过' },
    { rule: { ...rule(), code: 'B2', name: '义务劳动' } },
  ] as AwardsAllowedRule[]
  it('comes before what it may not', () => {
    const { open, shut } = sorted(rules, '')
    expect([open.map((one) => one.rule.code), shut.map((one) => one.rule.code)]).toEqual([['B2'], ['A1']])
    expect(sorted(rules, ' 庭院 ').open).toEqual([])
  })
})

describe('a record', () => {
  it('tells what is missing before it is sent', () => {
    const form = emptyForm('2026-03-09')
    expect(missing(rule(), form)).toHaveProperty('photos')
    expect(missing(rule({ photos: 0 }), form)).toEqual({})
    expect(missing(rule({ photos: 0, beforeAfter: true }), { ...form, photos: ['a'] })).toHaveProperty('before')
    expect(missing(rule({ photos: 0, window: 'EVENT' }), form)).toHaveProperty('event')
    expect(missing(rule({ photos: 0 }), { ...form, quantity: '0' })).toHaveProperty('quantity')
  })
  it('says which picture is before and which after', () => {
    expect(staged({ before: ['a'], photos: ['b', 'c'] }, true).map((photo) => photo.id + photo.stage)).toEqual(['aBEFORE', 'bAFTER', 'cAFTER'])
    expect(staged({ before: [], photos: ['a'] }, false)).toEqual([{ id: 'a', stage: 'OTHER' }])
    expect(missing(rule({ photos: 0, beforeAfter: true }), { ...emptyForm('2026-03-09'), before: ['a'], photos: ['b'] })).toEqual({})
  })
  it('carries card, day and quantity, and leaves out what is empty', () => {
    expect(body(rule(), 'K7MQ2XBD', { ...emptyForm('2026-03-09'), photos: ['a'], words: '  ' })).toEqual({
      card: 'K7MQ2XBD',
      ruleCode: 'A1',
      photos: [{ id: 'a', stage: 'OTHER' }],
      words: undefined,
      happenedOn: '2026-03-09',
      quantity: 1,
      event: undefined,
      hostCard: undefined,
    })
    expect(nextStep(rule({ second: 'COLLEAGUE' }))).toBe('接下来：第二人确认，评议，公示，入账')
  })
})

describe('an application that waits', () => {
  const one = (more: Partial<AwardsApplication>) => ({ state: 'AWAITING_SECOND', needsSecond: 'COLLEAGUE', submittedBy: 'a', ...more }) as AwardsApplication
  it('is confirmed by another person than the first', () => {
    expect(stepOf(one({ state: 'SUBMITTED' }), 'a').act).toBe('accept')
    expect(stepOf(one({ state: 'SUBMITTED', needsPanel: true }), 'a').act).toBe('none')
    expect(stepOf(one({}), 'a').act).toBe('none')
    expect(stepOf(one({ takenBy: 'b' }), 'b').act).toBe('none')
    expect(stepOf(one({}), 'c').act).toBe('confirm')
    expect(stepOf(one({ needsSecond: 'HOST' }), 'c').act).toBe('none')
    expect(stepOf(one({ needsSecond: 'TOWN' }), 'c').act).toBe('none')
  })
  it('is laid before the panel where its rule asks for one, deductions when their days are over', () => {
    expect(forPanel({ state: 'SUBMITTED', needsPanel: true })).toBe(true)
    expect(forPanel({ state: 'SUBMITTED', needsPanel: false })).toBe(false)
    expect(forPanel({ state: 'UNDER_REVIEW', needsPanel: true })).toBe(false)
    const cureUntil = '2026-03-09T00:00:00Z'
    expect(overdue({ state: 'NOTIFIED', cureUntil }, Date.parse(cureUntil))).toBe(true)
    expect(overdue({ state: 'NOTIFIED', cureUntil }, Date.parse(cureUntil) - 1)).toBe(false)
    expect(overdue({ state: 'CURE_REPORTED', cureUntil }, Date.parse(cureUntil))).toBe(false)
  })
  it('is a card of the stack, deductions with their minus', () => {
    expect(face({ barred: false, matter: 'DEDUCTION', review: 'r', deduction: { id: 'd', points: 5, happenedOn: '2026-03-09' } as AwardsDeduction })).toMatchObject({
      subject: 'd',
      points: -5,
      question: '该不该扣？',
    })
    expect(ballotFault(false, ' ')).not.toBe('')
    expect(ballotFault(true, '')).toBe('')
  })
})

describe('counts and forecast', () => {
  it('add up what waits', () => {
    const counts = [
      { state: 'DUE' as const, applications: 3, points: 15 },
      { state: 'DEFERRED' as const, applications: 2, points: 10 },
      { state: 'POSTED' as const, applications: 9, points: 0 },
    ]
    expect(count(counts, 'DUE', 'DEFERRED')).toBe(5)
  })
  it('say whether the pool suffices', () => {
    const counts = [
      { state: 'SUBMITTED' as const, applications: 2, points: 10 },
      { state: 'DEFERRED' as const, applications: 1, points: 20 },
      { state: 'DECLINED' as const, applications: 7, points: 700 },
    ]
    expect(forecast(100, counts)).toMatchObject({ asked: 30, left: 70, words: '都入账后还剩 70 分' })
    expect(forecast(20, counts).words).toContain('还差 10 分')
  })
})

describe('a notice', () => {
  const notice = (more: Partial<AwardsNotice>) => ({ state: 'PUBLISHED', endsAt: '2026-03-09T00:00:00Z', ...more }) as AwardsNotice
  it('ends only when its days are over', () => {
    const end = Date.parse('2026-03-09T00:00:00Z')
    expect(nextOf(notice({}), end - 1)).toBe('wait')
    expect(nextOf(notice({}), end)).toBe('end')
    expect(nextOf(notice({ state: 'DRAFT' }), end)).toBe('publish')
    expect(nextOf(notice({ state: 'DISCARDED' }), end)).toBe('none')
  })
  it('is composed of what is ready, without what is left for later', () => {
    const ready = [
      { id: '1', household: 'h', award: 5 },
      { id: '2', household: 'h', award: 7 },
      { id: '3', household: 'k', award: 1 },
    ]
    expect(sumUp(ready, toggled([], '2'))).toEqual({ ids: ['1', '3'], households: 2, points: 6 })
    expect(toggled(['2'], '2')).toEqual([])
    expect(titleFor('黎明村', Date.parse('2026-03-09T00:00:00Z'))).toBe('黎明村2026年3月积分公示')
  })
})

describe('a hearing', () => {
  it('needs a reason, and a figure when the points change', () => {
    expect(Object.keys(hearingFault({ state: 'CHANGED', award: '0', outcome: '' }))).toEqual(['outcome', 'award'])
    expect(verdict({ state: 'REJECTED', award: '7', outcome: ' 照片清楚 ' })).toEqual({ state: 'REJECTED', outcome: '照片清楚', award: undefined })
    expect(verdict({ state: 'CHANGED', award: '7', outcome: '少算' }).award).toBe(7)
  })
})

describe('the counter', () => {
  const slip = { id: 's', lines: [] } as unknown as StoreSlip
  it('hands over by code, or by card with a reason, and names who collects', () => {
    expect(handing('v', slip, '12345678', emptyCounter(), false)).toEqual({ village: 'v', code: '12345678', collector: undefined })
    const form = { proxy: true, name: ' 张三 ', relation: '邻居', registered: '', reason: '没有手机', card: 'K7MQ2XBD' }
    expect(handing('v', slip, '', form, true)).toEqual({
      village: 'v',
      cardCode: 'K7MQ2XBD',
      redemption: 's',
      reason: '没有手机',
      collector: { name: '张三', relation: '邻居' },
    })
    expect(Object.keys(counterFault({ ...emptyCounter(), proxy: true }, true))).toEqual(['name', 'relation', 'card', 'reason'])
  })
})

describe('a deduction', () => {
  const one = (state: AwardsDeduction['state']) => ({ state, cureUntil: '2026-03-09T00:00:00Z', stateAt: '2026-03-01T00:00:00Z' }) as AwardsDeduction
  it('is checked while it may be cured and restored afterwards', () => {
    expect(stepsOf(one('CURE_REPORTED'))).toEqual(['check'])
    expect(stepsOf(one('IN_FORCE'))).toEqual(['restore'])
    expect(stepsOf(one('CANCELLED'))).toEqual([])
    expect(cureTime(one('NOTIFIED'), Date.parse('2026-03-10T00:00:00Z'))).toContain('已过')
  })
})

describe('a deduction that is told', () => {
  it('names the occasion where its rule counts by occasions', () => {
    const form = { card: 'K7MQ2XBD', rule: 'dumping', event: ' ', words: '渣土', photos: ['a'] }
    expect(deductionFault(form)).toEqual({})
    expect(Object.keys(deductionFault(form, true))).toEqual(['event'])
    expect(Object.keys(deductionFault({ card: '', rule: '', event: '', words: '', photos: [] }))).toEqual(['card', 'ruleCode', 'words', 'photos'])
  })
})

describe('the register', () => {
  it('asks for what it needs and never for more', () => {
    const form = { ...emptyMember(), name: '张三', reason: '新生儿' }
    expect(memberFault(form, false, 2026)).toEqual({})
    expect(Object.keys(memberFault({ ...form, name: ' ', birthYear: '2030', phone: '12', idTail: '12', reason: '' }, false, 2026))).toEqual([
      'name',
      'birthYear',
      'phone',
      'idTail',
      'reason',
    ])
    expect(memberFault({ ...form, name: '' }, true, 2026)).toEqual({})
    expect(memberOf({ ...form, idTail: '123x' })).toEqual({ name: '张三', birthYear: undefined, phone: undefined, idTail: '123X' })
  })
  it('leaves somebody behind in a split', () => {
    expect(splitFault('', [], 3)).not.toBe('')
    expect(splitFault('a', ['a', 'b'], 2)).not.toBe('')
    expect(splitFault('c', ['a'], 3)).not.toBe('')
    expect(splitFault('a', ['a'], 3)).toBe('')
  })
})

describe('a nomination', () => {
  it('names its homes by their cards, several only for a compound', () => {
    const form = { ...emptyNominating(), cards: 'k7mq-2xbd，K7MQ2XBD ABCD2345', words: '干净' }
    expect(cardsOf(form.cards)).toEqual(['K7MQ2XBD', 'ABCD2345'])
    expect(Object.keys(nominationFault(form))).toEqual(['homes'])
    expect(Object.keys(nominationFault({ ...form, kind: 'COMPOUND' }))).toEqual(['name'])
    expect(nomination({ ...form, kind: 'COMPOUND', name: '李家院子' }).homes).toHaveLength(2)
  })
})

describe('somebody who wants to sign in', () => {
  const asked = (candidates: { member: string; name: string; taken: boolean }[], member?: string) =>
    ({ id: 'r', name: '张三', way: 'CARD', askedAt: '', household: 'h', member, candidates }) as IdentityBindingRequestWaiting
  const three = { member: 'm', name: '张三', taken: false }
  const four = { member: 'n', name: '张四', taken: true }
  it('is whom the request names, or the only one there is, or whom the committee picks', () => {
    expect(meant(asked([three, four], 'm'), undefined)).toBe('m')
    expect(meant(asked([three, four]), undefined)).toBe('')
    expect(meant(asked([three]), undefined)).toBe('m')
    expect(meant(asked([three, four], 'm'), 'n')).toBe('n')
  })
  it('is warned about when somebody else loses their place', () => {
    expect(choices(asked([four]))[0]!.text).toContain('已有人登录')
    expect(consequence(asked([three, four]), 'n')).toContain('马上退出')
    expect(consequence(asked([three, four]), 'm')).not.toContain('马上退出')
    expect(consequence(asked([three]), '')).toBe('')
  })
})

describe('a basket for somebody without a phone', () => {
  const shelf = (id: string, price: number, more: Partial<StoreShelfGood['good']> = {}, stock = 5) =>
    ({ good: { id, name: id, price, stocked: true, seasonLimit: 3, ...more }, stock }) as StoreShelfGood
  const goods = [shelf('毛巾', 5), shelf('香皂', 3)]
  it('never takes more than wallet, stock and season allow', () => {
    expect(most(goods[0]!, {}, 11)).toBe(2)
    expect(most(goods[0]!, {}, 100)).toBe(3)
    expect(most(shelf('盐', 1, {}, 1), {}, 100)).toBe(1)
    expect(most(goods[0]!, { 毛巾: 2 }, 1)).toBe(2)
    expect(most(shelf('理发', 5, { stocked: false }, 0), {}, 100)).toBe(3)
    const full = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`g${at}`, 1]))
    expect(most(goods[0]!, full, 100)).toBe(0)
  })
  it('names the total that was shown', () => {
    const basket = { 毛巾: 2, 香皂: 0 }
    expect(total(goods, basket)).toBe(10)
    expect(wish('h', goods, basket)).toEqual({ household: 'h', lines: [{ good: '毛巾', pieces: 2 }], points: 10 })
    expect(basketWords(goods, basket)).toBe('毛巾 2 件')
  })
})

describe('the standing, seen from the village', () => {
  it('takes objections only while it is open to them, one a matter', () => {
    const until = '2026-03-09T00:00:00Z'
    expect(mayObject({ state: 'PUBLISHED', objectionsUntil: until }, Date.parse(until) - 1)).toBe(true)
    expect(mayObject({ state: 'PUBLISHED', objectionsUntil: until }, Date.parse(until))).toBe(false)
    expect(mayObject({ state: 'FROZEN', objectionsUntil: until }, 0)).toBe(false)
    const one = { state: 'OPEN', line: 'roads', finding: 'f' } as AssessmentObjection
    expect(isOpen([one], { line: 'roads', title: '', finding: 'f' })).toBe(true)
    expect(isOpen([one], { line: 'roads', title: '' })).toBe(false)
    expect(isOpen([{ ...one, state: 'REJECTED' }], { line: 'roads', title: '', finding: 'f' })).toBe(false)
  })
  it('shows what is published, the latest first', () => {
    const round = (period: string, state: AssessmentRound['state']) => ({ period, state })
    expect(publishedRounds([round('2026Q1', 'FROZEN'), round('2026Q3', 'SCORING'), round('2026Q2', 'PUBLISHED')]).map((each) => each.period)).toEqual(['2026Q2', '2026Q1'])
  })
})

describe('an activity', () => {
  const scanned = (proof: string, recorders: string[]) =>
    ({ ...rule(), terms: { ...rule().terms, evidence: { beforeAfter: false, photos: 0, proofs: [proof] }, awarding: { ...rule().terms.awarding, recorders } } }) as RulesRule
  it('is held for a rule that pays for being there, by who may record it', () => {
    expect(attended([scanned('SCAN', ['COMMITTEE']), scanned('FILING', ['COMMITTEE']), scanned('SCAN', ['TOWN'])], ['COMMITTEE'])).toHaveLength(1)
    expect(byTheHour(scanned('SCAN_IN_OUT', []))).toBe(true)
    expect(byTheHour(scanned('SCAN', []))).toBe(false)
    expect(Object.keys(openingFault({ rule: '', title: ' ' }))).toEqual(['ruleCode', 'title'])
  })
})

describe('an announcement', () => {
  it('hangs for its days', () => {
    const one = { validFrom: '2026-03-05', validUntil: '2026-03-09' } as BoardAnnouncement
    expect(announcementState(one, '2026-03-04').tone).toBe('waiting')
    expect(announcementState(one, '2026-03-09').text).toBe('贴着')
    expect(announcementState(one, '2026-03-10').text).toBe('已过期')
    expect(announcementState({ ...one, withdrawnAt: 'x' }, '2026-03-09').text).toBe('已撤下')
    expect(Object.keys(announcementFault({ title: '', body: '', validFrom: '2026-03-05', validUntil: '2026-03-04' }))).toEqual(['title', 'body', 'validUntil'])
  })
})

describe('months to count', () => {
  it('go back over the turn of the year', () => {
    expect(months('2026-02-09')).toEqual(['2026-02', '2026-01', '2025-12'])
  })
})

describe('a register that is pasted', () => {
  const groups = [{ id: 'g1', name: '一组' }]
  it('is read line by line, from a spreadsheet or by hand', () => {
    const lines = readBatch('户主,出生年份\n张三\t1950\t13800000000\t一组\t老屋\t李四、张五\n\n王六，，，，', groups)
    expect(lines.map((line) => line.household?.head.name)).toEqual(['张三', '王六'])
    expect(lines[0]!.household).toEqual({
      head: { name: '张三', birthYear: 1950, phone: '13800000000' },
      others: [{ name: '李四' }, { name: '张五' }],
      group: 'g1',
      address: '老屋',
    })
    expect(batchWords(lines)).toBe('2 户，4 人')
  })
  it('says which line is wrong, and writes nothing until it is right', () => {
    const lines = readBatch('张三,50\n李四,,138\n王五,,,九组\n,1950', groups)
    expect(lines.every((line) => line.fault)).toBe(true)
    expect(lines[2]!.fault).toContain('九组')
    expect(batchWords(lines)).toContain('4 行要改')
  })
})
