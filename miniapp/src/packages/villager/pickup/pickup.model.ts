import type { StoreSlip } from '@/api/schema'
import { day, moment, until } from '@/lib/dates'
import type { Tone } from '@/lib/award-words'

export const SLIP_STATES: Record<StoreSlip['state'], { text: string; tone: Tone }> = {
  OPEN: { text: '等您来取', tone: 'waiting' },
  HANDED_OVER: { text: '已取走', tone: 'done' },
  CANCELLED: { text: '已取消', tone: 'plain' },
  LAPSED: { text: '过期退回', tone: 'plain' },
  RETURNED: { text: '已退货', tone: 'plain' },
}

/** 洗洁精 1 件、香皂 2 件 */
export function goodsWords(slip: Pick<StoreSlip, 'lines'>): string {
  return slip.lines.map((line) => `${line.name} ${line.pieces} 件`).join('、')
}

/** 12345678 -> 1234 5678: read aloud at the counter. */
export function digits(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, '$1 ')
}

/** What became of it, or what to do now. */
export function slipWords(slip: StoreSlip, now?: number): string {
  if (slip.state === 'OPEN') return `${day(slip.collectBy, now)}前到村里兑换点取，${until(slip.collectBy, now)}。过期不取，积分退回。`
  const when = slip.endedAt ? moment(slip.endedAt, now) : ''
  if (slip.state === 'HANDED_OVER') {
    const who = slip.collector ? `${slip.collector}${slip.relation ? `（${slip.relation}）` : ''}` : ''
    return `${when}${who ? `由${who}` : ''}取走${slip.clerkName ? `，${slip.clerkName}经手` : ''}${slip.receipt ? `，凭据号 ${slip.receipt}` : ''}`
  }
  if (slip.state === 'CANCELLED') return `${when}取消，${slip.points} 分已退回`
  if (slip.state === 'LAPSED') return `${when}过期没取，${slip.points} 分已退回`
  return `${when}退货`
}
