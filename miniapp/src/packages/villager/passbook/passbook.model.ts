import type { LedgerEntryLine, LedgerLot } from '@/api/schema'
import { day, isoDay, month, quarter } from '@/lib/dates'

/** A passbook line says what moved, and leads to whatever it came from. */

export type Movement = LedgerEntryLine['movement']

const SAID: Partial<Record<Movement, string>> = {
  AWARD: '入账',
  HOLD: '兑换下单',
  RELEASE: '兑换退回',
  EXPIRE: '到期清零',
  MERGE: '并户转入',
  UNDO_AWARD: '更正，收回',
  UNDO_EXPIRE: '更正，退还',
  UNDO_REDEEM: '退货，退还',
}

export function movementWords(movement: Movement): string {
  return SAID[movement] ?? '更正'
}

/** The page that explains this line: the application behind an award, the slip behind a redemption. */
export function originOf(line: LedgerEntryLine): string | undefined {
  const id = line.key.split(/[:/]/)[0] ?? ''
  const source = line.source.split('.')
  if (line.source === 'awards.award') return `/packages/villager/entry/entry?application=${id}`
  if (line.source === 'awards.restore') return `/packages/villager/entry/entry?deduction=${id}`
  if (source[0] === 'store') return `/packages/villager/pickup/pickup?id=${id}`
  return undefined
}

/** What the page itself says where nothing further is behind a line. */
export function explained(line: LedgerEntryLine): string {
  if (line.movement === 'EXPIRE') return `${quarter(line.lot)}得的积分到期没用完，按规定清零。`
  if (line.movement === 'MERGE') return '两户并成一户，积分跟着转过来了。'
  return '这一笔由镇里两个人一起更正，原因写在上面。有疑问请问村委。'
}

export interface MonthOf {
  title: string
  lines: LedgerEntryLine[]
}

/** By the month of booking, newest first as the lines come: what was done in August may be booked after something of September. */
export function byMonth(lines: LedgerEntryLine[]): MonthOf[] {
  const months: MonthOf[] = []
  for (const line of lines) {
    const title = month(isoDay(line.postedAt).slice(0, 7))
    const last = months[months.length - 1]
    if (last?.title === title) last.lines.push(line)
    else months.push({ title, lines: [line] })
  }
  return months
}

export function whenWords(line: LedgerEntryLine, now?: number): string {
  const booked = isoDay(line.postedAt)
  const done = booked === line.effectiveOn ? '' : `${day(line.effectiveOn, now)}的 · `
  return `${done}${day(booked, now)}${done ? '' : ' · '}${movementWords(line.movement)}`
}

/** Oldest first: those are used first, and run out first where points run out. */
export function lotWords(lots: LedgerLot[]): string[] {
  return [...lots]
    .filter((lot) => lot.remaining > 0)
    .sort((a, b) => a.quarter.localeCompare(b.quarter))
    .map((lot) => `${quarter(lot.quarter)}得的，还剩 ${lot.remaining} 分`)
}
