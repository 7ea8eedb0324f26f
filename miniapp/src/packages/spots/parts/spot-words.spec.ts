import { describe, expect, it } from 'vitest'
import type { SpotsSpotView, SpotsStory } from '@/api/schema'
import { postWords, stepNote, tone, whenWords } from './spot-words'

const spot = (part: Partial<SpotsSpotView>) => ({ state: 'REPORTED', stage: 'OPEN', reportedAt: '2026-03-09T01:00:00Z', ...part }) as SpotsSpotView
const step = (part: Partial<SpotsStory['steps'][number]>) => ({ move: 'ASSIGN', photos: [], ...part }) as SpotsStory['steps'][number]

describe('how a spot stands', () => {
  it('is seen from its colour: late and relapsed first', () => {
    expect([tone({ state: 'ASSIGNED', overdue: true }), tone({ state: 'REOPENED' }), tone({ state: 'WRITTEN_OFF' }), tone({ state: 'DECLINED' }), tone({ state: 'RECTIFIED' })]).toEqual(['alarm', 'alarm', 'done', 'plain', 'waiting'])
  })
  it('is one line on when', () => {
    const dueAt = '2026-03-12T01:00:00Z'
    expect(whenWords(spot({ overdue: true, dueAt }))).toMatch(/3月12日.*超期/)
    expect(whenWords(spot({ state: 'ASSIGNED', dueAt }))).toMatch(/3月12日前整改好/)
    expect(whenWords(spot({ state: 'RECTIFIED', stage: 'FIXED', verifyUntil: dueAt, verifyByTown: false }))).toMatch(/请反映人/)
    expect(whenWords(spot({ state: 'RECTIFIED', stage: 'FIXED', verifyUntil: dueAt, verifyByTown: true }))).toBe('等镇里核实')
    expect(whenWords(spot({ state: 'WRITTEN_OFF', stage: 'CLOSED', writtenOffAt: dueAt }))).toMatch(/3月12日销号/)
    expect(whenWords(spot({}))).toMatch(/3月9日反映/)
  })
  it('says of a step who gets it, by their post', () => {
    expect(stepNote(step({ post: { role: 'INSPECTOR' } as never, dueAt: '2026-03-12T01:00:00Z' }))).toMatch(/交给网格员，.*3月12日前办好/)
    expect(stepNote(step({ move: 'ESCALATE', level: 2 }))).toBe('报到镇里')
    expect(stepNote(step({ move: 'SEND_BACK', reason: '井边还有一堆' }))).toBe('井边还有一堆')
    expect(postWords('TOWN')).toBe('镇专班')
  })
})
