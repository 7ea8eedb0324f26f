import { describe, expect, it } from 'vitest'
import type { TreasuryReceipt } from '@/api/schema'
import { headWords, pieceWords, verdict, whoWords } from './check.model'

const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const standing = (more: Partial<TreasuryReceipt['standing']>) => ({ standing: { state: 'SEALED', monthOver: false, ...more } }) as TreasuryReceipt

describe('what a receipt says', () => {
  it('is in the book, since when and in which block', () => {
    const said = verdict(standing({ sealedAt: '2026-11-23T09:50:00+08:00', block: 12 }), NOW)
    expect(said.title).toBe('在账本里，没有被改过')
    expect(said.lines).toEqual(['今天 09:50封存，在第 12 块里。'])
  })
  it('says when to come again while it is not sealed', () => {
    const said = verdict(standing({ state: 'WAITING', nextSeal: '2026-11-23T10:10:00+08:00' }), NOW)
    expect(said.tone).toBe('waiting')
    expect(said.lines[0]).toContain('10:10以后再来看')
  })
  it('says whom to tell when it was changed', () => {
    const said = verdict(standing({ state: 'CHANGED', words: '这笔账的内容与封存的指纹不符', block: 3, sealedAt: '2026-11-01T09:50:00+08:00' }), NOW)
    expect(said.tone).toBe('bad')
    expect(said.lines.join('')).toContain('指纹不符。请拿着收据')
  })
  it('names the month whose printed head it is', () => {
    expect(headWords(standing({ month: '2026-10', monthOver: true, headBlock: 9 }))).toContain('2026年11月贴出的公示')
    expect(headWords(standing({ month: '2026-12', monthOver: true, headBlock: 9 }))).toContain('2027年1月贴出的公示')
    expect(headWords(standing({ month: '2026-11', headBlock: 9 }))).toContain('到第 9 块为止')
  })
  it('says of goods whether they are sealed too', () => {
    expect(pieceWords({ name: '毛巾', pieces: 2, counted: true, block: 4 })).toBe('第 4 块')
    expect(pieceWords({ name: '毛巾', pieces: 2, counted: true })).toBe('没有查到封存')
    expect(pieceWords({ name: '理发', pieces: 1, counted: false })).toBe('不计件')
    expect(whoWords({ town: '凤鸣镇', village: '院坝村', household: '张*三' })).toBe('凤鸣镇 院坝村 张*三家')
    expect(whoWords({ town: '凤鸣镇' })).toBe('凤鸣镇')
  })
})
