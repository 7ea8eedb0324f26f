import { describe, expect, it } from 'vitest'
import { asked, emptyRow, lacking, noted, summary } from './paper.model'

describe('a list from paper', () => {
  it('says what a row lacks', () => {
    const row = { ...emptyRow('towel'), card: 'k7mq-2xbd' }
    expect(lacking(row)).toBe('')
    expect(lacking({ ...row, card: 'K7MQ' })).toContain('8 位')
    expect(lacking({ ...row, card: '', household: 'h' })).toBe('')
    expect(lacking({ ...row, good: '' })).toContain('商品')
    expect(lacking({ ...row, pieces: '0' })).toContain('几件')
  })

  it('asks by card, or by the household that was found', () => {
    const row = { ...emptyRow('towel'), card: 'k7mq-2xbd', pieces: '2' }
    expect(asked(row)).toEqual({ id: row.id, cardCode: 'K7MQ2XBD', good: 'towel', pieces: 2 })
    expect(asked({ ...row, household: 'h' })).toEqual({ id: row.id, household: 'h', good: 'towel', pieces: 2 })
  })

  it('keeps what was said of each row', () => {
    const rows = [emptyRow('a'), emptyRow('b'), emptyRow('c')]
    const said = { pieces: 1, points: 8, household: 'h', headName: '张三', goodName: '毛巾' }
    const after = noted(rows, [
      { ...said, id: rows[0]!.id, posted: true },
      { ...said, id: rows[1]!.id, posted: false, wrong: '积分不够' },
    ])
    expect(after.map((row) => [row.name, row.posted ?? false, row.wrong])).toEqual([['张三', true, undefined], ['张三', false, '积分不够'], ['', false, undefined]])
    expect(summary(after)).toBe('1 行办好了，1 行能办，1 行不行')
  })
})
