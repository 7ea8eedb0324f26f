import type { TreasuryOutlook } from '@/api/schema'
import { day, quarter } from '@/lib/dates'
import { points } from '@/lib/points'

/** When points end, in words. */

/** Half a year ahead is soon enough to be told at home; what comes later stands on the page of its own. */
const SOON_DAYS = 180
const NEAR_DAYS = 30

/** The next points to end; nothing when none end soon. */
export function soon(outlook: TreasuryOutlook | undefined): { title: string; note: string; left: string; near: boolean } | undefined {
  const next = outlook?.days[0]
  if (!next || next.daysLeft > SOON_DAYS) return undefined
  return {
    title: `${day(next.lastDay)}以后清零 ${points(next.points)} 分`,
    note: lotWords(next.lots),
    left: daysLeftWords(next.daysLeft),
    near: next.daysLeft <= NEAR_DAYS,
  }
}

export function daysLeftWords(left: number): string {
  if (left < 0) return '今晚清零'
  return left === 0 ? '今天最后一天' : `还有 ${left} 天`
}

/** 其中2026年三季度得的 35 分 */
export function lotWords(lots: { quarter: string; points: number }[]): string {
  return `其中${lots.map((lot) => `${quarter(lot.quarter)}得的 ${points(lot.points)} 分`).join('，')}`
}
