import type { AwardsNotice, AwardsNoticeLine, BoardAnnouncement } from '@/api/schema'
import { day, until, isoDay } from '@/lib/dates'

/** What hangs on the village's wall. */

export function runs(notice: AwardsNotice, now: number = Date.now()): boolean {
  return notice.state === 'PUBLISHED' && !!notice.endsAt && Date.parse(notice.endsAt) > now
}

export function noticeNote(notice: AwardsNotice, now: number = Date.now()): string {
  if (!notice.publishedAt || !notice.endsAt) return '还没有贴出来'
  const dates = `${day(notice.publishedAt, now)}到${day(notice.endsAt, now)}`
  return runs(notice, now) ? `${dates}，${until(isoDay(notice.endsAt), now)}` : `${dates}，已满`
}

/** The notice that runs out first comes first; those that are over come last. */
export function byUrgency(notices: AwardsNotice[], now: number = Date.now()): AwardsNotice[] {
  return [...notices].sort(
    (a, b) =>
      Number(runs(b, now)) - Number(runs(a, now)) ||
      (runs(a, now) ? 1 : -1) * (a.endsAt ?? '').localeCompare(b.endsAt ?? ''),
  )
}

export function announcementNote(announcement: BoardAnnouncement, now?: number): string {
  return `${announcement.village ? '村里' : '镇里'} ${day(announcement.writtenAt, now)}`
}

export function totalOf(lines: AwardsNoticeLine[]): number {
  return lines.reduce((sum, line) => sum + line.points, 0)
}
