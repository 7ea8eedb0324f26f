import type { AwardsNotice } from '@/api/schema'
import { moment } from '@/lib/dates'

/** What may be done with a notice now. */
export function nextOf(notice: AwardsNotice, now: number = Date.now()): 'publish' | 'wait' | 'end' | 'none' {
  if (notice.state === 'DRAFT') return 'publish'
  if (notice.state !== 'PUBLISHED') return 'none'
  return notice.endsAt && Date.parse(notice.endsAt) <= now ? 'end' : 'wait'
}

export function timeOf(notice: AwardsNotice): string {
  if (notice.state === 'PUBLISHED' && notice.endsAt) return `公示到 ${moment(notice.endsAt)}`
  if (notice.state === 'ENDED' && notice.endedAt) return `${moment(notice.endedAt)} 结束`
  return `${moment(notice.composedAt)} 拟写`
}

export const DAYS = [3, 4, 5, 6, 7]
