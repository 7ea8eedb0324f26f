import { describe, expect, it } from 'vitest'
import type { SpotsBatchOutcome, SpotsWorkLedgerRow } from '@/api/schema'
import { batchOf, batchWords, noFilter, queryOf, rowNote, TABS } from './ledger.model'

describe('the ledger', () => {
  it('asks for what the tab and the filter say, and nothing that is empty', () => {
    const asked = queryOf('late', { ...noFilter(), text: ' 猪粪 ', relapsed: true })
    expect(JSON.parse(JSON.stringify(asked))).toEqual({ overdue: true, sort: 'DUE', text: '猪粪', relapsed: true })
  })
  it('does many at once only where all rows are at the same point', () => {
    expect(TABS.filter((tab) => batchOf(tab.value)).map((tab) => tab.value)).toEqual(['new', 'assign', 'again'])
  })
  it('says where, whose, and until when', () => {
    const row = { groupName: '2组', place: '桥头', postWords: '网格员', daysLate: 3, stage: 'OPEN', reportedAt: '2026-03-09T01:00:00Z' } as SpotsWorkLedgerRow
    expect(rowNote(row)).toBe('2组，桥头，网格员，超期 3 天')
    expect(rowNote({ ...row, daysLate: 0, dueAt: '2026-03-12T01:00:00Z' })).toContain('3月12日')
    expect(rowNote({ ...row, daysLate: 0, stage: 'CLOSED', dueAt: '2026-03-12T01:00:00Z' })).toContain('反映')
  })
  it('tells each that did not go, and why', () => {
    const outcomes = [{ spot: 'a', done: true }, { spot: 'b', done: false, problem: { detail: '已经受理过了', status: 409, type: '' } }] as SpotsBatchOutcome[]
    expect(batchWords(outcomes, (id) => `第${id}件`)).toEqual({ said: '办好 1 件，1 件没有办成', failed: ['第b件：已经受理过了'] })
    expect(batchWords(outcomes.slice(0, 1), () => '')).toEqual({ said: '1 件都办好了', failed: [] })
  })
})
