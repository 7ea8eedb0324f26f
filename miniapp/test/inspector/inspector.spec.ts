import { describe, expect, it } from 'vitest'
import type { AssessmentScheme } from '@/api/schema'
import { blank, nextHome, progress, scoreTrouble, shown } from '@/packages/inspector/home-sheets/home-sheets.model'
import { villageSheets } from '@/packages/inspector/parts/round-sheets'
import { together, walk } from '@/packages/inspector/parts/village-homes'
import { deducted, findingTrouble, hundredths, isDeducted, lacks, markTrouble, plain, soundMarks, type LocalSheet } from '@/packages/inspector/village-sheet/village-sheet.model'

const homes = ['a', 'b', 'c'].map((id) => ({ id, head: `户主${id}`, card: `C${id}`, group: id === 'c' ? 'g2' : 'g1' }))
const list = { village: 'v', at: 0, groups: [], homes }

describe('walking through a village', () => {
  it('goes from home to home, round once, and never to one that has its sheet', () => {
    expect(nextHome(list, {}, '')?.id).toBe('a')
    expect(nextHome(list, { b: { score: 90 } }, 'a')?.id).toBe('c')
    expect(nextHome(list, { c: { score: 90 } }, 'b')?.id).toBe('a')
    expect(nextHome(list, { a: { score: 1 }, b: { score: 2 }, c: { score: 3 } }, 'c')).toBeUndefined()
  })

  it('counts only homes of the list', () => {
    expect(progress(list, { a: { score: 90 }, gone: { score: 80 } })).toEqual({ done: 1, all: 3, percent: 33 })
    expect(progress({ ...list, homes: [] }, {})).toEqual({ done: 0, all: 0, percent: 0 })
  })

  it('finds by what is left to do, by group and by word', () => {
    expect(shown(list, { a: { score: 90 } }, 'todo', '', '').map((home) => home.id)).toEqual(['b', 'c'])
    expect(shown(list, { a: { score: 90 } }, 'done', '', '').map((home) => home.id)).toEqual(['a'])
    expect(shown(list, {}, 'all', 'g2', '').map((home) => home.id)).toEqual(['c'])
    expect(shown(list, {}, 'all', '', ' Cb ').map((home) => home.id)).toEqual(['b'])
  })

  it('takes whole scores from 0 to 100', () => {
    expect(scoreTrouble(blank().score)).not.toBe('')
    expect(['0', '100', ' 7 '].map(scoreTrouble)).toEqual(['', '', ''])
    expect(['101', '9.5', '-1', '分'].map(scoreTrouble)).not.toContain('')
  })

  it('believes the server, and of its own keeps what still waits', () => {
    const own = { a: { score: 90, key: 'k1' }, b: { score: 80, key: 'k2' }, c: { score: 70, key: 'k3' } }
    expect(together([{ household: 'b', score: 85 }], own, new Set(['k1', 'k2']))).toEqual({ a: own.a, b: { score: 85 } })
  })

  it('walks group by group and leaves out who has moved away', () => {
    const household = (id: string, cardCode: string, group: string | undefined, state: 'ACTIVE' | 'MOVED_AWAY' = 'ACTIVE') => ({ id, cardCode, group, state, headName: id, town: 't', village: 'v' })
    const groups = ['g1', 'g2'].map((id) => ({ id, name: id, town: 't', village: 'v' }))
    const order = walk([household('x', '9', undefined), household('y', '2', 'g2'), household('z', '3', 'g1'), household('w', '1', 'g1'), household('gone', '0', 'g1', 'MOVED_AWAY')], groups)
    expect(order.map((home) => home.id)).toEqual(['w', 'z', 'y', 'x'])
  })
})

const lines = [
  { kind: 'scored', code: 'roads', title: '村组道路', weight: 30, source: 'SHEETS', max: '30' },
  { kind: 'deducted', code: 'water', title: '黑臭水体', weight: 20, source: 'SHEETS', floor: '0', photo: true, kinds: [{ code: 'ditch', title: '沟渠', deduct: '2.5' }] },
] as unknown as AssessmentScheme['lines']
const finding = { id: 'f', line: 'water', kind: 'ditch', text: '发黑', count: 3, spot: '', photos: ['p'] }
const sheet = (score: string, remark = '', findings = [finding]): LocalSheet => ({ id: 's', visitedOn: '2026-03-09', marks: { roads: { score, remark } }, findings, submitted: false, dirty: true })

describe('a village sheet', () => {
  it('counts in hundredths', () => {
    expect([hundredths('0.1'), hundredths('28.55'), hundredths('-3'), hundredths('x')]).toEqual([10, 2855, -300, Number.NaN])
    expect([plain(10), plain(2850), plain(-300), plain(0)]).toEqual(['0.1', '28.5', '-3', '0'])
  })

  it('deducts place by place, never below the floor', () => {
    const line = lines.find(isDeducted)!
    expect(deducted(line, [finding])).toEqual({ lost: 750, left: 1250 })
    expect(deducted(line, [{ ...finding, count: 99 }]).left).toBe(0)
    expect(deducted(line, [{ ...finding, line: 'roads' }]).lost).toBe(0)
  })

  it('asks why when a line has less than its full mark', () => {
    const line = lines[0] as Parameters<typeof markTrouble>[0]
    expect(markTrouble(line, { score: '30', remark: '' }, [])).toBe('')
    expect(markTrouble(line, { score: '28', remark: '' }, [])).not.toBe('')
    expect(markTrouble(line, { score: '28', remark: '路肩有草' }, [])).toBe('')
    expect(markTrouble(line, { score: '30.5', remark: '' }, [])).not.toBe('')
    expect(lacks(lines, sheet(''))).toEqual(['村组道路：还没有打分'])
    expect(lacks(lines, sheet('30'))).toEqual([])
  })

  it('sends only sound marks', () => {
    expect(soundMarks(lines, sheet('28.5', ' 有草 '))).toEqual([{ line: 'roads', score: 28.5, remark: '有草' }])
    expect(soundMarks(lines, sheet('31'))).toEqual([])
  })

  it('wants a kind, words, places and, where points are taken, a photo', () => {
    expect(findingTrouble(lines[1]!, finding)).toEqual({})
    expect(Object.keys(findingTrouble(lines[1]!, { ...finding, kind: undefined, text: ' ', count: 0, photos: [] })).sort()).toEqual(['count', 'kind', 'photos', 'text'])
    expect(findingTrouble(lines[0]!, { ...finding, line: 'roads', kind: undefined, photos: [] })).toEqual({})
  })
})

describe('a round', () => {
  it('shows unfinished villages first', () => {
    const village = (id: string) => ({ id, name: id, spelling: id, town: 't' })
    const of = (subject: string, state: 'DRAFT' | 'SUBMITTED') => ({ id: `s-${subject}`, subject, state, visitedOn: '2026-03-01', round: 'r', authors: [], createdAt: '', version: 1, content: { findings: [], marks: [] } })
    expect(villageSheets(['a', 'b', 'c'].map(village), [of('a', 'SUBMITTED'), of('c', 'DRAFT')]).map((row) => `${row.village} ${row.state}`)).toEqual(['c draft', 'b none', 'a submitted'])
  })
})
