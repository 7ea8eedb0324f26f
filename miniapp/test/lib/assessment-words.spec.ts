import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AssessmentRound } from '@/api/schema'
import { byPeriod, daysOf, nearPeriods, period, periodFrom, periodOf } from '@/lib/periods'
import { byScheme, roundName } from '@/lib/rounds'
import { prizeSum, parsed, schemeWords, sumWarning } from '@/lib/scheme-words'

const presets = path.resolve(__dirname, '../../../backend/src/main/resources/schemes')
const preset = (code: string) => fs.readFileSync(path.join(presets, `${code}.json`), 'utf8')
const all = fs.readdirSync(presets).filter((file) => file.endsWith('.json') && !file.includes('schema')).map((file) => file.replace('.json', ''))
const said = (document: string) => (schemeWords(document) ?? []).flatMap((part) => [...part.lines, ...(part.warnings ?? [])]).join('\n')

describe('periods', () => {
  it('are said as people say them', () => {
    expect(['2026-11a', '2026-11b', '2026-11', '2026Q4', '2026', '2021-11-22_2021-12-22', '2021-12-22_2022-01-22', '别的'].map(period)).toEqual([
      '2026年11月上半月',
      '2026年11月下半月',
      '2026年11月',
      '2026年第四季度',
      '2026年全年',
      '2021年11月22日到12月22日',
      '2021年12月22日到2022年1月22日',
      '别的',
    ])
  })
  it('have their days', () => {
    expect(['2026-11a', '2026-11b', '2026-02', '2026Q4', '2024', '2021-11-22_2021-12-22'].map((code) => Object.values(daysOf(code)).join(' '))).toEqual([
      '2026-11-01 2026-11-15',
      '2026-11-16 2026-11-30',
      '2026-02-01 2026-02-28',
      '2026-10-01 2026-12-31',
      '2024-01-01 2024-12-31',
      '2021-11-22 2021-12-22',
    ])
  })
  it('follow each other', () => {
    expect(periodFrom('2026-01a', -1)).toBe('2025-12b')
    expect(periodFrom('2025-12b', 1)).toBe('2026-01a')
    expect(periodFrom('2026-12', 1)).toBe('2027-01')
    expect(periodFrom('2026Q1', -1)).toBe('2025Q4')
    expect(periodFrom('2026', -1)).toBe('2025')
    expect(periodOf('HALF_MONTH', '2026-11-15')).toBe('2026-11a')
    expect(periodOf('HALF_MONTH', '2026-11-16')).toBe('2026-11b')
  })
  it('stand on the wheel with the current one first', () => {
    expect(nearPeriods('MONTH', '2026-11-30').slice(0, 3)).toEqual([
      { value: '2026-11', text: '2026年11月（这个月）' },
      { value: '2026-12', text: '2026年12月（下个月）' },
      { value: '2026-10', text: '2026年10月（上个月）' },
    ])
    expect(nearPeriods('CAMPAIGN', '2026-11-30')).toEqual([])
  })
  it('are ordered by their end, the longer one first', () => {
    const codes = ['2026-11a', '2026', '2026-12b', '2026Q4', '2026-11', '2026-12'].map((code) => ({ period: code }))
    expect(codes.sort(byPeriod).map((each) => each.period)).toEqual(['2026', '2026Q4', '2026-12', '2026-12b', '2026-11', '2026-11a'])
  })
})

describe('rounds', () => {
  const round = (id: string, code: string, of: string) => ({ id, code, title: code, period: of }) as AssessmentRound
  it('stand under their schemes', () => {
    const schemes = byScheme([round('1', 'month', '2026-09'), round('2', 'month', '2026-10'), round('3', 'quarter', '2026Q4')])
    expect(schemes.map((scheme) => [scheme.code, scheme.rounds.map((each) => each.id).join()])).toEqual([
      ['quarter', '3'],
      ['month', '2,1'],
    ])
  })
  it('are named with their scheme only among others', () => {
    const one = round('1', '月考核', '2026-09')
    expect(roundName(one, [one])).toBe('2026年9月')
    expect(roundName(one, [one, round('2', '季考核', '2026Q4')])).toBe('2026年9月 月考核')
  })
})

describe('a scheme in sentences', () => {
  it.each(all)('%s says whom, ties and what follows without holes', (code) => {
    const words = said(preset(code))
    expect(words).not.toMatch(/undefined|null|NaN|\[object/)
    expect(schemeWords(preset(code))!.map((part) => part.title)).toEqual(expect.arrayContaining(['考核谁，多久一次', '算什么分', '怎么排名', '同分怎么办', '等次和奖惩', '谁来报', '公布以后']))
    expect(words).not.toContain('没有写')
  })
  it('tells Dazhangzhuang as its document does', () => {
    const month = said(preset('dazhangzhuang-month'))
    expect(month).toContain('考核的是村，每个月一次')
    expect(month).toContain('分低的在前')
    expect(month).toContain('先上一期名次在前的在前，还一样就抽签')
    expect(month).toContain('在后 10 名，考核分扣 3')
    expect(month).toContain('连续 2 期都在后 10 名，考核分扣 5')
    const year = said(preset('dazhangzhuang-year'))
    expect(year).toContain('以 8 个问题为准，每少一个加 0.1 分，每多一个扣 0.1 分；没有数据的，取有数据的平均分')
    expect(year).toContain('前五名：5 个，奖金 1,500 元')
  })
  it('says that the prizes of the contest do not add up to what is stated', () => {
    const contest = parsed(preset('xili-contest'))!
    expect(prizeSum(contest)).toBe(97_500)
    expect(sumWarning(contest)).toBe('文件写总奖金 100,000 元，各奖项加起来是 97,500 元，少 2,500 元。')
    expect(said(preset('xili-contest'))).toContain('名单上 59 个村，任务一共 200 个')
  })
  it('says what is missing, and nothing of what is no document', () => {
    expect(said('{"lines": [], "ties": ["fewer-findings"]}')).toContain('最后一条不是抽签')
    expect(said('{"tiers": []}')).toContain('没有写同分怎么排')
    expect(schemeWords('{')).toBeUndefined()
    expect(schemeWords('[]')).toBeUndefined()
  })
})
