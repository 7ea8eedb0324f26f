import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AssessmentObjection, AssessmentPlace, AssessmentPreset, AssessmentReport, AssessmentRound, AssessmentScheme } from '@/api/schema'
import { ends } from '@/packages/town/annual/annual.model'
import { isWhole, reportOf, standingReports } from '@/packages/town/objections/objections.model'
import { foreseen, paidWarning, piles } from '@/packages/town/parts/consequence-list/consequences.model'
import { asksFor, rosterRows, rosterTrouble } from '@/packages/town/roster/roster.model'
import { rhythm, steps } from '@/packages/town/round/round.model'
import { brings, streak, tiers } from '@/packages/town/standing/standing.model'
import { alike } from '@/packages/town/round/trial.model'
import { changed, fields, pathWords } from '@/packages/town/schemes/figures-form.model'
import { inForce } from '@/packages/town/schemes/schemes.model'
import { comparable, movedWords, schemeText, sumWords, template } from '@/packages/town/trials/trials.model'

const presets = path.resolve(__dirname, '../../../backend/src/main/resources/schemes')
const preset = (code: string) => fs.readFileSync(path.join(presets, `${code}.json`), 'utf8')
const round = (more: Partial<AssessmentRound>) => ({ id: more.period, code: 'month', title: '月考核', subject: 'VILLAGE', state: 'FROZEN', schemeVersion: 1, ...more }) as AssessmentRound

describe('figures of a scheme in a form', () => {
  const document = preset('dazhangzhuang-year')
  const all = () => fields(document)!.flatMap((group) => group.fields)
  it('are all there, under Chinese names', () => {
    const named = new Map(all().map((field) => [pathWords(field.path), field]))
    expect(named.get('lines[0].fewer')).toMatchObject({ label: '市第三方测评：每少一个加几分', text: '0.1' })
    expect(named.get('tiers[0].outcome.yuan')).toMatchObject({ label: '前五名：奖金几元', text: '1500' })
    expect(named.get('lines[1].deductions[0].deduct')?.text).toBe('0.5')
  })
  it('change in their place and nowhere else; words stay words, so that the check names their line', () => {
    const yuan = all().find((field) => pathWords(field.path) === 'tiers[0].outcome.yuan')!
    const after = JSON.parse(changed(document, yuan, ' 2000 '))
    expect(after).toEqual({ ...JSON.parse(document), tiers: [{ name: '前五名', count: 5, outcome: { yuan: 2000 } }, ...JSON.parse(document).tiers.slice(1)] })
    expect(JSON.parse(changed(document, yuan, '两千')).tiers[0].outcome.yuan).toBe('两千')
    expect(changed('{', yuan, '1')).toBe('{')
  })
})

describe('what the town works by', () => {
  it('is listed with the period it began with', () => {
    const [scheme] = inForce([round({ period: '2026-10' }), round({ period: '2026-11', state: 'SCORING', schemeVersion: 2 })])
    expect(scheme).toMatchObject({ code: 'month', latest: { period: '2026-11' } })
    expect(scheme!.note).toBe('每个月考核村，从2026年10月起用；最近一期2026年11月，第 2 稿，评分中')
  })
  it('has its rhythm from the document', () => {
    expect(rhythm(preset('nanma-campaign'))).toEqual({ code: 'nanma-campaign', kind: 'CAMPAIGN', fixed: '2021-11-22_2021-12-22' })
    expect(rhythm(preset('xili-home'))).toMatchObject({ kind: 'HALF_MONTH', fixed: '' })
    expect(rhythm('')).toBeUndefined()
  })
  it('is tried only against what assesses the same as often', () => {
    const two = ['fengming', 'dazhangzhuang-month', 'baitu-month', 'xili-home'].map((code) => ({ code, document: preset(code) }) as AssessmentPreset)
    expect(alike(two, preset('dazhangzhuang-month')).map((each) => each.code)).toEqual(['dazhangzhuang-month', 'baitu-month'])
  })
})

describe('a round without sheets', () => {
  it('is reported on, and freezes without points', () => {
    const way = steps(round({ period: '2026-11', state: 'SCORING' }), { submitted: 0, missing: [] }, undefined, 0, 0, { bySheets: false, points: false })
    expect(way.map((step) => `${step.title} ${step.state}`)).toEqual(['采用方案 done', '填报数字 now', '公布名次 now', '听取异议 later', '定榜 later'])
  })
})

describe('a standing in groups', () => {
  const place = (rank: number, group: string, more: object = {}) =>
    ({ rank, subject: `${group}${rank}`, name: `${group}${rank}`, total: '0', tier: 1, tierName: '完成', group, outcome: { poolPoints: 0, assessmentScore: '0' }, ...more }) as unknown as AssessmentPlace
  it('has the tiers of each group by itself', () => {
    const shown = tiers({ places: [place(1, '二类'), place(1, '一类'), place(2, '一类')], margins: [], ties: [] })
    expect(shown.map((tier) => `${tier.group} ${tier.name} ${tier.places.length}`).sort()).toEqual(['一类 完成 2', '二类 完成 1'])
  })
  it('says what a tier brings, and apart from it what the last places bring', () => {
    const talked = place(1, '', { tierName: '当月排名', consequences: [{ kind: 'SCORE', cause: '当月后十名', score: '-3' }, { kind: 'TALK', cause: '当月后十名', words: '镇长约谈' }] })
    expect(streak(talked)).toBe('当月后十名（考核分 -3、约谈）')
    const prized = { ...talked, tierName: '前五名', consequences: [{ kind: 'PRIZE', cause: '前五名', yuan: 1500 }] } as AssessmentPlace
    expect(streak(prized)).toBe('')
    expect(brings({ key: '', name: '前五名', group: '', outcome: prized.outcome, places: [prized] })).toBe('奖金 1,500 元')
  })
})

describe('a trial', () => {
  it('shows the headings its figures need', () => {
    expect(template(preset('dazhangzhuang-year')).split('\n')[0]).toBe('名称\t期次\t市第三方测评\tunrectified:unrectified\tmodel:model\tmodel:hosting\t每月后十名扣分')
    expect(template(preset('baitu-month')).split('\n')[0]).toContain('分组')
    expect(template('')).toBe('')
  })
  it('counts rounds again that were published and are of its kind', () => {
    const rounds = [round({ period: '2026-10' }), round({ period: '2026-11', state: 'SCORING' }), round({ period: '2026Q3' }), round({ period: '2026-09', subject: 'HOUSEHOLD' })]
    expect(comparable(rounds, preset('dazhangzhuang-month')).map((each) => each.period)).toEqual(['2026-10'])
  })
  it('takes a draft, a preset, or what is in force', () => {
    expect(schemeText('own', '{}', {})).toEqual({ document: '{}' })
    expect(schemeText('pbaitu-month', '', {})).toEqual({ preset: 'baitu-month' })
    expect(schemeText('rmonth', '', { month: '{"a":1}' })).toEqual({ document: '{"a":1}' })
    expect(schemeText('rmonth', '', {})).toBeUndefined()
  })
  it('says what moves', () => {
    const shift = { period: '2026-10', subject: 's', name: '甲村', rankA: 3, rankB: 1, tierA: '二等', tierB: '一等', outcomeA: { poolPoints: 2000, assessmentScore: '2' }, outcomeB: { poolPoints: 3000, assessmentScore: '3' } }
    expect(movedWords(shift)).toMatchObject({ way: 'up', words: '甲村：第 3 名变第 1 名，二等变一等，多 1,000 积分' })
    expect(movedWords({ ...shift, rankB: 3, tierB: '二等', outcomeB: shift.outcomeA })).toMatchObject({ way: 'same', words: '甲村：还是第 3 名' })
    expect(movedWords({ ...shift, rankA: undefined })).toMatchObject({ words: '甲村：方案甲里没有名次' })
    const sum = { name: '甲村', scoreA: '-3', scoreB: '-5', pointsA: 0, pointsB: 0, yuanA: 1500, yuanB: 0 }
    expect(sumWords(sum)).toBe('甲村：考核分 -3 变 -5，奖金 1,500 元变 0 元')
    expect(sumWords({ ...sum, scoreB: '-3', yuanB: 1500 })).toBeUndefined()
  })
})

describe('what a standing brings', () => {
  const place = (name: string, consequences: unknown[]) => ({ subject: name, name, consequences }) as unknown as AssessmentPlace
  const rows = foreseen({ places: [place('甲', [{ kind: 'PRIZE', cause: '一等奖', yuan: 3000 }]), place('乙', [{ kind: 'PRIZE', cause: '二等奖', yuan: 1000 }, { kind: 'TALK', cause: '后十名', words: '镇长约谈' }])], margins: [], ties: [] })
  it('is gathered by kind, prizes with their sum', () => {
    expect(piles(rows).map((pile) => pile.title)).toEqual(['奖金：2 份，一共 4,000 元', '约谈：1 条'])
    expect(piles(rows)[1]!.rows[0]!.words).toBe('乙：镇长约谈（后十名）')
  })
  it('is held against what the document states', () => {
    expect(paidWarning(rows, 10_000)).toContain('少 6,000 元')
    expect(paidWarning(rows, 4000)).toBe('')
    expect(paidWarning(rows, undefined)).toBe('')
  })
  it('has two ends, and nobody in both', () => {
    const ranked = Array.from({ length: 12 }, (_, at) => ({ rank: at + 1, tier: at < 5 ? 1 : at < 7 ? 2 : 3, subject: String(at) }) as AssessmentPlace)
    expect(ends(ranked).map((half) => [half.title, half.places[0]!.rank, half.places.length])).toEqual([['前 5 名', 1, 5], ['后 5 名', 8, 5]])
    const few = ranked.slice(0, 3).map((each) => ({ ...each, tier: 1 }))
    expect(ends(few).map((half) => half.places.map((each) => each.rank).join())).toEqual(['1', '3'])
  })
})

describe('a roster', () => {
  it('sends groups and targets, empty ones as nothing', () => {
    expect(rosterRows({ a: { group: ' 一类 ', target: '4' }, b: { group: '', target: '' } })).toEqual([{ subject: 'a', group: '一类', target: 4 }, { subject: 'b', group: undefined, target: undefined }])
    expect(rosterTrouble({ a: { group: '', target: '四' } }, () => '甲村')).toBe('甲村的任务应是 0 或正整数')
  })
  it('asks only for what the scheme uses', () => {
    const scheme = (more: object) => ({ subject: 'VILLAGE', grouping: 'WHOLE', lines: [], goals: {}, ...more }) as unknown as AssessmentScheme
    expect(asksFor(scheme({}))).toEqual({ group: false, target: false, groups: [] })
    expect(asksFor(scheme({ grouping: 'GROUP', goals: { 一类: '' }, lines: [{ code: 'x', sums: false }] }))).toEqual({ group: true, target: true, groups: ['一类'] })
    expect(asksFor(scheme({ subject: 'WORK' })).target).toBe(true)
  })
})

describe('a reported figure that was objected to', () => {
  const report = (id: string, more: Partial<AssessmentReport> = {}) => ({ id, subject: 's', line: 'survey', value: '9', day: '2026-11-20', words: '测评', photos: [], ...more }) as unknown as AssessmentReport
  const objection = { subject: 's', line: 'survey', finding: undefined } as unknown as AssessmentObjection
  it('is what stands, not what was replaced or taken back', () => {
    const all = [report('1'), report('2', { replaces: '1' }), report('3', { value: undefined }), report('4', { line: 'other' })]
    expect(standingReports(all, objection).map((each) => each.id)).toEqual(['2'])
    expect(standingReports([report('1'), report('2')], { ...objection, finding: '2' }).map((each) => each.id)).toEqual(['2'])
  })
  it('is replaced by another one, or taken back by an empty one', () => {
    const form = { score: '7', remark: '', withdrawn: [], report: report('1'), id: 'n' }
    expect(reportOf(form, objection, '复核')).toEqual({ id: 'n', entry: { subject: 's', line: 'survey', kind: undefined, value: 7, target: undefined, day: '2026-11-20', words: '复核', photos: [], replaces: '1' } })
    expect(reportOf({ ...form, score: '' }, objection, '复核')?.entry.value).toBeUndefined()
    expect(isWhole({ ...form, score: 'x' })).toBe(false)
    expect(isWhole({ ...form, score: '' })).toBe(true)
    expect(isWhole({ score: '', remark: '', withdrawn: [] })).toBe(false)
    expect(isWhole(form, true)).toBe(false)
    expect(isWhole({ ...form, photos: ['p'] }, true)).toBe(true)
  })
})
