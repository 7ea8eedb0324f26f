import { describe, expect, it } from 'vitest'
import { figuresWords, flawed } from './messages.model'

const kind = { kind: 'AWARD', title: '积分到账', template: true, written: 0, sent: 0, reached: 0, waiting: 0, reasons: [] } as const

describe('what became of the messages', () => {
  it('says what WeChat took, what arrived and what waits', () => {
    expect(figuresWords({ ...kind, reasons: [] })).toBe('没有消息')
    expect(figuresWords({ ...kind, reasons: [], written: 9, sent: 5, reached: 4, waiting: 1 })).toBe('微信收下 5 条，其中 4 条已送到手机，1 条等着发')
  })

  it('tells a template that is set wrong from one that is not set', () => {
    const check = { kind: 'AWARD', title: '积分到账', flaws: ['x'] } as const
    expect(flawed({ ...check, flaws: ['x'] }).text).toBe('没有设置')
    expect(flawed({ ...check, flaws: ['x'], template: 't' }).tone).toBe('alarm')
    expect(flawed({ ...check, flaws: [], template: 't' }).text).toBe('对得上')
  })
})
