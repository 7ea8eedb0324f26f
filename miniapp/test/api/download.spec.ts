import { describe, expect, it } from 'vitest'
import { fileNamed } from '@/api/download'

describe('file names', () => {
  it('are what people wrote, as far as a phone takes it', () => {
    expect(fileNamed('11月积分公示.pdf')).toBe('11月积分公示.pdf')
    expect(fileNamed('a/b\\c:d*"e"\n.pdf')).toBe('a b c d e.pdf')
    expect(fileNamed('../../x.pdf')).toBe('.. .. x.pdf')
    expect(fileNamed('长'.repeat(90) + '.xlsx')).toBe('长'.repeat(60) + '.xlsx')
    expect(fileNamed(' / .pdf')).toBe('文件.pdf')
  })
})
