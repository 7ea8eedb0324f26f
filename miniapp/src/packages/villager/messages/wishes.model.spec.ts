import { describe, expect, it } from 'vitest'
import { standing, switched } from './wishes.model'

const wish = { kind: 'AWARD', title: '积分到账', on: true, template: 'x', leftOver: 2 } as const

describe('what somebody is sent', () => {
  it('says how many more WeChat may deliver', () => {
    expect(standing(wish, true)).toBe('还能收 2 条')
    expect(standing({ ...wish, leftOver: 0 }, true)).toBe('要您点一次同意')
    expect(standing({ ...wish, on: false }, true)).toBe('已关')
  })

  it('says that it is read in the list where WeChat is not set up', () => {
    expect(standing(wish, false)).toBe('在消息里看')
    expect(standing({ ...wish, template: undefined }, true)).toBe('在消息里看')
  })

  it('keeps what was off before', () => {
    const kinds = [wish, { ...wish, kind: 'SPOT', on: false } as const]
    expect(switched(kinds, 'AWARD', false)).toEqual(['AWARD', 'SPOT'])
    expect(switched(kinds, 'SPOT', true)).toEqual([])
  })
})
