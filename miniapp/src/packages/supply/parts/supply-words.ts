import type { StoreBill, StoreLoss, StorePriceCheck, StoreReceipt, StoreSignature, StoreStocktaking } from '@/api/schema'

/** How things are said in the store room. */
type Tone = 'plain' | 'done' | 'waiting' | 'alarm'
type Said<S extends string> = Record<S, { text: string; tone: Tone }>
const said = (text: string, tone: Tone = 'plain') => ({ text, tone })

export const RECEIPT: Said<StoreReceipt['state']> = {
  OPEN: said('等签字', 'waiting'),
  RECEIVED: said('已入库', 'done'),
  CANCELLED: said('已作废'),
}
export const LOSS: Said<StoreLoss['state']> = {
  PROPOSED: said('等第二人确认', 'waiting'),
  CONFIRMED: said('已报损', 'done'),
  REJECTED: said('没有同意'),
}
export const LOSS_KIND: Record<StoreLoss['kind'], string> = { DAMAGED: '破损', MISSING: '丢失', EXPIRED: '过期' }
export const COUNTING: Said<StoreStocktaking['state']> = {
  COUNTING: said('正在盘点', 'waiting'),
  COUNTED: said('等见证和审批', 'waiting'),
  APPROVED: said('已审批入账', 'done'),
  REJECTED: said('没有通过', 'alarm'),
}
export const BILL: Said<StoreBill['state']> = {
  DRAWN: said('等店主确认', 'waiting'),
  AGREED: said('等付款', 'waiting'),
  PAID: said('已付款', 'done'),
  VOID: said('已作废'),
}
export const PART: Record<StoreSignature['part'], string> = {
  BUYER: '采购人',
  RECEIVER: '收货人',
  WITNESS: '见证人',
  COUNTER: '盘点人',
  APPROVER: '审批人',
}
export const WARNING: Record<StorePriceCheck['warnings'][number], string> = {
  PRICE_ABOVE_PAID: '兑换价比进价高太多',
  PRICE_BELOW_PAID: '兑换价比进价低太多，资金吃亏',
  PAID_ABOVE_QUOTE: '进价比市场价高太多',
  PRICE_ABOVE_QUOTE: '兑换价比市场价高太多',
  CATALOGUE_DIFFERS: '商品里写的进价和实际不一样',
}

/** How long a batch keeps, in words. */
export function keeps(daysLeft: number | undefined): string {
  if (daysLeft === undefined) return '不会过期'
  if (daysLeft < 0) return `过期 ${-daysLeft} 天`
  return daysLeft === 0 ? '今天到期' : `还有 ${daysLeft} 天`
}

/** "12.5" yuan to 1250 fen; nothing when it is no sum of money. */
export function fen(text: string): number | undefined {
  const found = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(text.trim())
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : undefined
}

/** A whole number of pieces, from one on; nothing else. */
export function pieces(text: string): number | undefined {
  return /^[1-9]\d{0,4}$/.test(text.trim()) ? Number(text.trim()) : undefined
}

/** 986 of 1000 -> "98.6%". */
export function percent(permille: number): string {
  const sign = permille < 0 ? '-' : ''
  const size = Math.abs(permille)
  return `${sign}${Math.floor(size / 10)}${size % 10 ? `.${size % 10}` : ''}%`
}
