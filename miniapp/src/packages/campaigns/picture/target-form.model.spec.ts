import { describe, expect, it } from 'vitest'
import { targetsOf } from './target-form.model'

const villages = [
  { id: 'a', name: '石匣峪' },
  { id: 'b', name: '抗洞洼村' },
]

describe('pasted targets', () => {
  it('are read line by line, with or without class and 村', () => {
    expect(targetsOf('village,landscape_target\n石匣峪,3\n抗洞洼 5 一类', 'work-1', villages)).toEqual({
      rows: [
        { village: 'a', work: 'work-1', group: '', amount: 3 },
        { village: 'b', work: 'work-1', group: '一类', amount: 5 },
      ],
      faults: [],
    })
  })
  it('say which line is wrong', () => {
    expect(targetsOf('石匣峪,3\n石匣峪,4\n别处,1\n抗洞洼,三', 'work-1', villages).faults).toEqual(['第 2 行「石匣峪」：写了两次', '第 3 行「别处」：镇里没有这个村', '第 4 行「抗洞洼」：任务数不对'])
  })
})
