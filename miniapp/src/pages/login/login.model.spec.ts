import { describe, expect, it } from 'vitest'
import { demoGroups, stepOf } from './login.model'
import type { IdentitySignIn } from '@/api/schema'

const pending = (more: Partial<IdentitySignIn>): IdentitySignIn => ({
  choices: [],
  towns: [],
  waiting: [],
  demo: false,
  expiresAt: '',
  person: 'p',
  ...more,
})

describe('the way in', () => {
  it('has one step at a time', () => {
    const asked = { id: 'r', town: 't', state: 'WAITING' as const, askedAt: '' }
    const town = { id: 't', name: '凤鸣镇', code: 'fm' }
    expect(stepOf(false, false)).toBe('start')
    expect(stepOf(true, false, pending({}))).toBe('phone')
    expect(stepOf(true, false, pending({ choices: [{ member: 'm', name: '张三', town: 't' }], waiting: [asked] }))).toBe('member')
    expect(stepOf(true, false, pending({ towns: [town, { ...town, id: 'u' }] }))).toBe('town')
    expect(stepOf(true, false, pending({ waiting: [asked] }))).toBe('waiting')
    expect(stepOf(true, false, pending({ waiting: [{ ...asked, state: 'DECLINED' }] }))).toBe('phone')
    expect(stepOf(true, true)).toBe('done')
  })
})

describe('the people of the demo', () => {
  const people = Array.from({ length: 9 }, (_, at) => ({
    person: `v${at}`,
    name: `村民${at}`,
    role: 'VILLAGER' as const,
    village: at < 3 ? '里市村' : '黎明村',
  }))
  const all = [...people, { person: 't', name: '李主任', role: 'TOWN' as const }]

  it('are a few of every role, villagers first', () => {
    const groups = demoGroups(all, '')
    expect(groups.map((group) => [group.name, group.people.length, group.rest])).toEqual([
      ['村民', 6, 3],
      ['镇专班', 1, 0],
    ])
  })

  it('are found by name and by village', () => {
    expect(demoGroups(all, ' 里市 ')[0]!.people).toHaveLength(3)
    expect(demoGroups(all, '李主任').map((group) => group.role)).toEqual(['TOWN'])
    expect(demoGroups(all, '没有')).toEqual([])
  })
})
