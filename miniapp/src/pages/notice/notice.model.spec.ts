import { describe, expect, it } from 'vitest'
import type { AwardsNotice } from '@/api/schema'
import { byUrgency, noticeNote, runs } from './notice.model'

const NOW = Date.parse('2026-11-24T08:00:00+08:00')
const notice = (id: string, endsAt: string, state: AwardsNotice['state'] = 'PUBLISHED'): AwardsNotice => ({
  id,
  village: 'v',
  title: id,
  state,
  composedAt: '',
  composedBy: '',
  publishedAt: '2026-11-19T09:00:00+08:00',
  endsAt,
})

describe('a notice', () => {
  it('runs until its last moment', () => {
    expect(runs(notice('a', '2026-11-24T09:00:00+08:00'), NOW)).toBe(true)
    expect(runs(notice('a', '2026-11-24T08:00:00+08:00'), NOW)).toBe(false)
    expect(runs(notice('a', '2026-11-26T09:00:00+08:00', 'ENDED'), NOW)).toBe(false)
  })

  it('says how long it hangs', () => {
    expect(noticeNote(notice('a', '2026-11-26T09:00:00+08:00'), NOW)).toBe('11月19日到11月26日，还有 2 天')
    expect(noticeNote(notice('a', '2026-11-20T09:00:00+08:00'), NOW)).toBe('11月19日到11月20日，已满')
  })

  it('comes first when it runs out first, and last when it is over', () => {
    const all = [
      notice('old', '2026-10-01T09:00:00+08:00', 'ENDED'),
      notice('late', '2026-11-28T09:00:00+08:00'),
      notice('soon', '2026-11-26T09:00:00+08:00'),
      notice('newer', '2026-11-01T09:00:00+08:00', 'ENDED'),
    ]
    expect(byUrgency(all, NOW).map((each) => each.id)).toEqual(['soon', 'late', 'newer', 'old'])
  })
})
