import type { AwardsNotice, LedgerBookQuarter, StoreWindowView } from '@/api/schema'
import { day, daysBetween, isoDay, quarter, quarterOf, until } from '@/lib/dates'

/** Where the village stands in its quarter, as a villager needs to know it: what can be done now, and until when. */

export type Stage = 'apply' | 'notice' | 'redeem'

export interface QuarterStep {
  stage: Stage
  title: string
  dates: string
  /** What is going on besides. */
  also: string[]
  action: { text: string; to: string }
}

export interface Situation {
  quarters: LedgerBookQuarter[]
  windows: StoreWindowView[]
  notices: AwardsNotice[]
}

export function lastDayOf(code: string): string {
  const year = Number(code.slice(0, 4))
  return `${year}-${['03-31', '06-30', '09-30', '12-31'][Number(code.slice(5)) - 1]}`
}

const APPLY = { text: '申报积分', to: '/packages/villager/apply/apply' }
const REDEEM = { text: '去兑换用品', to: '/pages/shop/shop' }

/** While goods can be had, that comes first: it ends, and applying goes on all the same. */
export function quarterStep({ quarters, windows, notices }: Situation, now: number = Date.now()): QuarterStep {
  const current = quarterOf(now)
  const running = notices.filter((each) => each.state === 'PUBLISHED' && each.endsAt && Date.parse(each.endsAt) > now)
  const open = windows.find((each) => each.state === 'OPEN')
  const planned = windows.filter((each) => each.state === 'PLANNED').sort((a, b) => a.opensOn.localeCompare(b.opensOn))[0]
  const applying = quarters.some((each) => each.quarter === current && each.state === 'OPEN')
  const ends = lastDayOf(current)
  const applyWords = `${quarter(current)}的事，${day(ends, now)}前申报（${until(ends, now)}）`
  const noticeWords = running.map((each) => `${each.title}，${day(each.endsAt!, now)}截止`)
  const plannedWords = planned ? [`${day(planned.opensOn, now)}开始兑换`] : []

  if (open) {
    return {
      stage: 'redeem',
      title: '正在兑换',
      dates: `${day(open.opensOn, now)}到${day(open.closesOn, now)}，${until(open.closesOn, now)}`,
      also: [...noticeWords.map((words) => `正在公示：${words}`), ...(applying ? [applyWords] : [])],
      action: REDEEM,
    }
  }
  if (running.length) {
    return {
      stage: 'notice',
      title: '正在公示',
      dates: noticeWords.join('；'),
      also: [...(applying ? [applyWords] : []), ...plannedWords],
      action: APPLY,
    }
  }
  return {
    stage: 'apply',
    title: applying ? '正在申报' : '等镇里开账',
    dates: applying ? applyWords : '这个季度的账还没有开，先把照片留好',
    also: plannedWords,
    action: APPLY,
  }
}

export const STAGES: { stage: Stage; text: string }[] = [
  { stage: 'apply', text: '申报' },
  { stage: 'notice', text: '公示' },
  { stage: 'redeem', text: '兑换' },
]

/** Goods waiting at the store, the soonest first: what somebody must not forget. */
export function toCollect(slips: { id: string; state: string; collectBy: string; points: number }[], now: number = Date.now()) {
  return slips
    .filter((slip) => slip.state === 'OPEN' && daysBetween(isoDay(now), slip.collectBy) >= 0)
    .sort((a, b) => a.collectBy.localeCompare(b.collectBy))
    .map((slip) => ({ id: slip.id, words: `${day(slip.collectBy, now)}前到村里兑换点取`, left: until(slip.collectBy, now) }))
}

