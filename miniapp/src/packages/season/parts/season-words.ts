import type { SeasonGift, SeasonRelease, SeasonReleaseView, SeasonReleaseViewMine, SeasonSlot, StoreWindowView } from '@/api/schema'
import type { Tone } from '@/lib/award-words'
import { day, dayOfWeek, moment } from '@/lib/dates'

/** The words of a season: how a scarce good stands, for everybody and for one household. */

export const STATES: Record<SeasonRelease['state'], { text: string; tone: Tone }> = {
  SIGNING: { text: '报名中', tone: 'waiting' },
  DRAWN: { text: '已抽签', tone: 'done' },
  SLICED: { text: '已分到组', tone: 'done' },
  OPEN: { text: '全村都可以换', tone: 'done' },
  CANCELLED: { text: '已取消', tone: 'plain' },
}

/** A slice is open to all by its day; nothing changes its state. */
export function stateOf(view: SeasonReleaseView): { text: string; tone: Tone } {
  return view.openNow && view.release.state !== 'CANCELLED' ? STATES.OPEN : STATES[view.release.state]
}

/** How it is shared out, in a sentence. */
export function termsOf({ way, pieces, each, signUpUntil, redeemDays, openOn }: SeasonRelease, now?: number): string {
  if (way === 'DRAW') {
    return `共 ${pieces} 件，抽签，中签的每户可以换 ${each} 件。${signUpUntil ? moment(signUpUntil, now) : ''}截止报名，截止后自动抽签；轮到以后 ${redeemDays} 天内换，不换就轮到后面的。`
  }
  return `共 ${pieces} 件，按各组户数分，每户最多换 ${each} 件。${openOn ? day(openOn, now) : ''}起，没换完的全村都可以换。`
}

/** What it means for this household, and whether it may act. */
export function mineOf(mine: SeasonReleaseViewMine, now?: number): { text: string; tone: Tone } {
  const until = mine.until ? day(mine.until, now) : ''
  switch (mine.standing) {
    case 'NOT_ENTERED':
      return { text: '您家还没有报名', tone: 'waiting' }
    case 'ENTERED':
      return { text: `已报名，抽签号 ${mine.number}`, tone: 'done' }
    case 'LEFT_OUT':
      return { text: '您家没有报名这次抽签', tone: 'plain' }
    case 'WAITING':
      return { text: `没有抽中，排在第 ${mine.place} 位候补`, tone: 'plain' }
    case 'MAY':
      return { text: until ? `轮到您家了，到${until}当天为止` : `您家这一组还可以换 ${mine.left} 件`, tone: 'done' }
    case 'TAKEN':
      return { text: mine.place ? '您家已经换了' : '您家能换的换完了，或者这一组换完了', tone: 'plain' }
    case 'PASSED':
      return { text: '过了期限没换，名额给了后面的', tone: 'plain' }
    case 'OPEN':
      return { text: '全村都可以换', tone: 'done' }
  }
}

/** The window that is open, and those to come, in their order. */
export function windowsAhead(windows: StoreWindowView[]): StoreWindowView[] {
  return windows.filter((each) => each.state !== 'CLOSED').sort((a, b) => a.opensOn.localeCompare(b.opensOn))
}

/** 12月3日 周四 08:30 到 11:30 */
export function slotWords(slot: SeasonSlot, now?: number): string {
  return `${dayOfWeek(slot.day, now)} ${slot.from.slice(0, 5)} 到 ${slot.to.slice(0, 5)}`
}

export const GIFT: Record<SeasonGift['state'], { text: string; tone: Tone }> = {
  PROPOSED: { text: '等另一个人同意', tone: 'waiting' },
  REJECTED: { text: '没有同意', tone: 'plain' },
  READY: { text: '备好了，等送去', tone: 'waiting' },
  HANDED: { text: '送到了', tone: 'done' },
  WITHDRAWN: { text: '已撤回', tone: 'plain' },
}

/** A whole number of pieces, or nothing. */
export function whole(text: string): number | undefined {
  const found = /^\d{1,5}$/.exec(text.trim())
  return found && Number(text) > 0 ? Number(text) : undefined
}

/** The morning and the afternoon of some days: what a store is open for. */
export function halfDays(first: string, days: number, afternoons: boolean): { day: string; from: string; to: string }[] {
  return Array.from({ length: days }, (_, at) => new Date(Date.parse(`${first}T00:00:00Z`) + at * 86_400_000).toISOString().slice(0, 10)).flatMap((date) => [
    { day: date, from: '08:30', to: '11:30' },
    ...(afternoons ? [{ day: date, from: '14:00', to: '17:00' }] : []),
  ])
}
