import type { AlertsCallbackHome, AlertsCallbackRound } from '@/api/schema'
import { day, isoDay } from '@/lib/dates'

export type Result = NonNullable<AlertsCallbackHome['note']>['result']

export const ABOUT: { value: AlertsCallbackRound['about']; text: string }[] = [
  { value: 'GOODS', text: '领了物资的户' },
  { value: 'POINTS', text: '得了积分的户' },
]
export const RESULTS: { value: Result; text: string }[] = [
  { value: 'RECEIVED', text: '收到了' },
  { value: 'NOT_RECEIVED', text: '没有收到' },
  { value: 'NOT_REACHED', text: '没联系上' },
]
export const RESULT_TONES = { RECEIVED: 'done', NOT_RECEIVED: 'alarm', NOT_REACHED: 'waiting' } as const
export const STATE_WORDS = { PLANNED: '还没抽户', DRAWN: '正在回访', CLOSED: '已结束' } as const
export const STATE_TONES = { PLANNED: 'plain', DRAWN: 'waiting', CLOSED: 'done' } as const

export function resultText(result: Result): string {
  return RESULTS.find((each) => each.value === result)!.text
}

export function aboutWords(round: Pick<AlertsCallbackRound, 'about' | 'from' | 'to'>): string {
  return `${day(round.from)}到${day(round.to)}${ABOUT.find((each) => each.value === round.about)!.text}`
}

export interface Planned {
  about: AlertsCallbackRound['about']
  from: string
  to: string
  homes: string
  reason: string
}

/** The last ninety days, ten homes. */
export function blank(now: number = Date.now()): Planned {
  return { about: 'GOODS', from: isoDay(now - 90 * 86_400_000), to: isoDay(now), homes: '10', reason: '' }
}

export function complete(form: Planned): boolean {
  return /^\d+$/.test(form.homes) && Number(form.homes) >= 1 && Number(form.homes) <= 100 && form.from <= form.to && form.reason.trim() !== ''
}
