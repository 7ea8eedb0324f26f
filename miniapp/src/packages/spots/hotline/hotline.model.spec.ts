import { describe, expect, it } from 'vitest'
import { blankCall, bodyOf, missing } from './hotline.model'

describe('a call', () => {
  it('needs what, where and the matter, never the caller', () => {
    expect(Object.keys(missing(blankCall()))).toEqual(['kind', 'village', 'words', 'place'])
    expect(missing({ ...blankCall('v'), kind: 'GARBAGE', words: '垃圾', group: 'g' })).toEqual({})
  })
  it('reads a household card however it is typed, and leaves out what was not said', () => {
    const call = { ...blankCall('v'), kind: 'GARBAGE', words: ' 垃圾 ', place: '桥头', callerCard: 'k7mq-2xbd' }
    expect(bodyOf(call)).toMatchObject({ words: '垃圾', callerCard: 'K7MQ2XBD', callerName: undefined, callerPhone: undefined, group: undefined })
    expect(bodyOf({ ...call, callerCard: ' ' }).callerCard).toBeUndefined()
  })
})
