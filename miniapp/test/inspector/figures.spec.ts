import { describe, expect, it } from 'vitest'
import type { AssessmentReport, AssessmentRound, AssessmentScheme, AssessmentSubject } from '@/api/schema'
import { blankFigure, dayWithin, done, entryOf, figureTrouble, keysOf, named, nextSubject, said, standingOn } from '@/packages/inspector/figures/figures.model'
import { mayReport, toReport, type SchemeLine } from '@/packages/inspector/parts/round-lines'
import { countdownWords, remaining } from '@/lib/countdown-words'

const visited = { code: 'room', title: '居室', fewest: 1, most: 4, max: '100' } as unknown as SchemeLine
const survey = { code: 'survey', title: '测评', baseline: 8 } as unknown as SchemeLine
const progress = { code: 'tasks', title: '任务', sums: false, veto: false, weight: 100 } as unknown as SchemeLine
const counted = { code: 'checks', title: '抽查', source: 'FINDINGS', bounds: {}, photo: true, kinds: [{ code: 'bad', title: '问题', deduct: '0.5' }] } as unknown as SchemeLine
const sheet = { code: 'roads', title: '道路', source: 'SHEETS', max: '30' } as unknown as SchemeLine
const months = { code: 'months', title: '逐月', take: 'SCORE', scheme: 'm' } as unknown as SchemeLine
const round = { id: 'r', period: '2026-11' } as AssessmentRound
const subject = { id: 's', name: '甲村' } as AssessmentSubject
const report = (id: string, line: string, more: Partial<AssessmentReport> = {}) => ({ id, subject: 's', line, value: '5', day: '2026-11-20', words: '', photos: [], reportedBy: 'me', ...more }) as unknown as AssessmentReport
const piece = (id: string, body: object) => ({ url: `/api/v1/assessment-rounds/r/reports/${id}`, body })

describe('who reports what', () => {
  it('is what comes by itself for nobody', () => {
    const scheme = (kind: string) => ({ subject: kind, lines: [visited, survey, progress, counted, sheet, months] }) as unknown as AssessmentScheme
    expect(toReport(scheme('VILLAGE')).map((line) => line.code)).toEqual(['room', 'survey', 'tasks', 'checks'])
    expect(mayReport(scheme('VILLAGE'), { town: false, inspector: true }).map((line) => line.code)).toEqual(['tasks'])
    expect(mayReport(scheme('HOUSEHOLD'), { town: false, inspector: true })).toHaveLength(4)
    expect(mayReport(scheme('HOUSEHOLD'), { town: false, inspector: false }).map((line) => line.code)).toEqual(['tasks'])
  })
})

describe('what was reported', () => {
  it('is the standing one, and above it what waits on the phone', () => {
    const reports = [report('1', 'survey'), report('2', 'survey', { replaces: '1' }), report('3', 'room', { value: undefined })]
    const waiting = [piece('4', { subject: 's', line: 'survey', value: 7, day: '2026-11-21', words: '', photos: [], replaces: '2' }), { url: '/api/v1/other', body: {} }]
    expect(said({ round, reports }, [], 'me').map((each) => each.id)).toEqual(['2'])
    expect(said({ round, reports }, waiting, 'me')).toMatchObject([{ id: '4', value: '7', waiting: true, mine: true }])
    // arrived, and still in the outbox for a moment: once
    expect(said({ round, reports: [report('4', 'survey')] }, waiting, 'me')).toHaveLength(1)
  })
  it('is put right where it stands once', () => {
    const all = said({ round, reports: [report('1', 'survey'), report('2', 'room', { reportedBy: 'other' }), report('3', 'tasks'), report('4', 'checks', { kind: 'bad' })] }, [], 'me')
    expect(standingOn(all, 's', survey, '2026-11-25')?.id).toBe('1')
    expect(standingOn(all, 's', visited, '2026-11-25')).toBeUndefined()
    expect(standingOn(all, 's', progress, '2026-11-20')?.id).toBe('3')
    expect(standingOn(all, 's', progress, '2026-11-21')).toBeUndefined()
    expect(standingOn(all, 's', counted, '2026-11-20')).toBeUndefined()
    expect(done(keysOf(all), 's', [visited, survey]).map((line) => line.code)).toEqual(['survey'])
  })
  it('leads on to the next one with something left', () => {
    const subjects = ['a', 'b', 'c'].map((id) => ({ id, name: id }) as AssessmentSubject)
    const all = said({ round, reports: [report('1', 'survey', { subject: 'b' })] }, [], 'me')
    expect(nextSubject(subjects, keysOf(all), [survey], 'a')?.id).toBe('c')
    expect(nextSubject(subjects, keysOf(all), [survey], 'c')?.id).toBe('a')
  })
})

describe('homes', () => {
  it('are called as the register calls them, in the order of a walk', () => {
    const subjects = ['b', 'a'].map((id) => ({ id, name: '余*' }) as AssessmentSubject)
    const homes = [{ id: 'a', head: '余大', card: '001', group: 'g' }, { id: 'b', head: '余二', card: '002' }, { id: 'gone', head: '别家', card: '003' }]
    expect(named(subjects, { village: 'v', at: 0, groups: [{ id: 'g', name: '1组' }], homes }).map((each) => `${each.name} ${each.group}`)).toEqual(['余大 1组 · 户号 001', '余二 户号 002'])
  })
})

describe('a figure', () => {
  const form = (more: object) => ({ ...blankFigure('i', '2026-11'), words: '测评报告', ...more })
  it('falls into its period', () => {
    expect(dayWithin('2026-11', '2026-11-20')).toBe('2026-11-20')
    expect(dayWithin('2026-11', '2026-12-03')).toBe('2026-11-30')
    expect(dayWithin('2026-11', '2026-10-03')).toBe('2026-11-01')
  })
  it('is refused outside its line before it is sent', () => {
    expect(figureTrouble(survey, form({ value: '9' }), subject)).toEqual({})
    expect(figureTrouble(survey, form({ value: '9.5' }), subject)).toHaveProperty('value')
    expect(figureTrouble(visited, form({ value: '101', words: '' }), subject)).toEqual({ value: '分数在 0 到 100 之间，最多两位小数' })
    expect(Object.keys(figureTrouble(counted, form({ value: '0', words: '' }), subject)).sort()).toEqual(['kind', 'photos', 'value', 'words'])
    expect(figureTrouble(progress, form({ value: '3' }), subject)).toHaveProperty('target')
    expect(figureTrouble(progress, form({ value: '3' }), { target: '4' })).toEqual({})
  })
  it('says its kind, its target and what it takes the place of', () => {
    expect(entryOf(counted, subject, form({ value: '2', kind: 'bad', photos: ['p'] }), undefined)).toMatchObject({ subject: 's', line: 'checks', kind: 'bad', value: 2, photos: ['p'], target: undefined })
    expect(entryOf(progress, subject, form({ value: '3', target: '4' }), 'old')).toMatchObject({ value: 3, target: 4, replaces: 'old', kind: undefined })
    expect(entryOf(visited, subject, form({ value: '90', words: ' ' }), undefined).words).toBe('现场打分')
  })
})

describe('work counted down by the day', () => {
  it('says what is left, how long, and how much a day', () => {
    const one = { target: '10', done: '4', remaining: '6', daysLeft: 3, perDay: '2', behind: '1' } as never
    expect(countdownWords(one)).toBe('任务 10，完成 4，还剩 6；还有 3 天，每天要完成 2，比计划慢 1')
    expect(countdownWords({ ...(one as object), remaining: '0' } as never)).toBe('任务 10，都完成了')
    const slow = { ...(one as object), line: 'l', subject: 'a' }
    const done = { ...slow, subject: 'b', done: '10', remaining: '0', behind: '0', target: '10.1' }
    expect(remaining([done, slow] as never)).toMatchObject([{ line: 'l', words: '一共任务 20.1，还剩 6，还有 3 天；1 个比计划慢', behind: [{ subject: 'a' }] }])
    expect(countdownWords({ ...(one as object), daysLeft: 0, behind: '6' } as never)).toBe('任务 10，完成 4，还剩 6；期限已过，比计划慢 6')
  })
})
