import type { SpotsSpotView, SpotsStory } from '@/api/schema'
import { day, isoDay, until } from '@/lib/dates'

/** How spots are spoken of. */

export type Tone = 'plain' | 'done' | 'waiting' | 'alarm'
type Seen = Pick<SpotsSpotView, 'state'> & { overdue?: boolean }

export function tone(spot: Seen): Tone {
  if (spot.overdue) return 'alarm'
  switch (spot.state) {
    case 'VERIFIED':
    case 'WRITTEN_OFF':
      return 'done'
    case 'REOPENED':
      return 'alarm'
    case 'DECLINED':
    case 'MERGED':
      return 'plain'
    default:
      return 'waiting'
  }
}

/** One line on when: the deadline while somebody has to do something, otherwise what was last. */
export function whenWords(spot: SpotsSpotView): string {
  if (spot.overdue && spot.dueAt) return `${day(spot.dueAt)}就该整改好，已经超期`
  if (spot.dueAt && spot.stage === 'OPEN') return `${day(spot.dueAt)}前整改好，${until(isoDay(spot.dueAt))}`
  if (spot.state === 'RECTIFIED' && spot.verifyUntil && !spot.verifyByTown) return `请反映人 ${day(spot.verifyUntil)} 前看一看`
  if (spot.state === 'RECTIFIED') return '等镇里核实'
  if (spot.writtenOffAt) return `${day(spot.writtenOffAt)}销号`
  return `${day(spot.reportedAt)}反映`
}

const POSTS: Record<string, string> = { INSPECTOR: '网格员', COMMITTEE: '村委', TOWN: '镇专班' }
export const postWords = (role: string) => POSTS[role] ?? role

/** A step of the story, without persons. */
export function stepNote(step: SpotsStory['steps'][number]): string {
  const parts: string[] = []
  if (step.post) parts.push(`交给${postWords(step.post.role)}`)
  if (step.dueAt && (step.move === 'ASSIGN' || step.move === 'HAND_OVER')) parts.push(`${day(step.dueAt)}前办好`)
  if (step.move === 'ESCALATE') parts.push(step.level === 2 ? '报到镇里' : '报到村委')
  if (step.onSite) parts.push(step.onSite)
  if (step.reason) parts.push(step.reason)
  return parts.join('，')
}
