import { describe, expect, it } from 'vitest'
import type { InspectionLetter } from '@/api/schema'
import { addresseeOf, blank, formOf, letterEntry, letterTrouble, wantsDay } from './letter.model'

const draft = { village: 'v1', kind: 'NOTICE', title: '整改通知书', addressee: '甲村党支部', cause: '末名', words: '请整改', grounds: [{ line: '道路', words: '有垃圾', photos: [] }] } as unknown as InspectionLetter

describe('writing a letter', () => {
  it('asks for what is missing', () => {
    expect(Object.keys(letterTrouble(blank()))).toEqual(['village', 'addressee', 'cause', 'words'])
    expect(letterTrouble(formOf(draft))).toEqual({})
  })
  it('writes problems line by line, and leaves those of a standing alone', () => {
    expect(letterEntry({ ...formOf(draft), problems: ' 河边有垃圾\n\n公厕没人打扫 ' }).problems).toEqual(['河边有垃圾', '公厕没人打扫'])
    expect(formOf(draft).problems).toBe('有垃圾')
    expect(formOf({ ...draft, round: 'r1' }).problems).toBe('')
  })
  it('knows whom it goes to, and that praise asks for no answer', () => {
    expect(addresseeOf('云凤村')).toBe('云凤村党支部、村民委员会')
    expect(addresseeOf('桂花社区')).toBe('桂花社区党支部、居民委员会')
    expect(wantsDay({ ...blank(), title: '表扬信' })).toBe(false)
    expect(wantsDay(blank())).toBe(true)
  })
})
