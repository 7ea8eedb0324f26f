import type { StoreShelfGood, StoreWindowView } from '@/api/schema'
import { day, until } from '@/lib/dates'

/** What can be had at the village store, and whether it can be had now. */

export type Shelf = 'all' | 'enough'

/** Why this good cannot be had now; empty when it can. Services have no stock. */
export function obstacle({ good, stock, affordable, left }: StoreShelfGood): string {
  if (good.stocked && (stock ?? 0) <= 0) return '没货了'
  if (left === 0) return '本期已换够'
  if (affordable === false) return '积分不够'
  return ''
}

/** What can be had comes first, the cheaper before the dearer. */
export function onShelf(goods: StoreShelfGood[], shelf: Shelf): StoreShelfGood[] {
  return goods
    .filter((each) => shelf === 'all' || obstacle(each) === '')
    .sort(
      (a, b) =>
        Number(obstacle(a) !== '') - Number(obstacle(b) !== '') ||
        a.good.price - b.good.price ||
        a.good.name.localeCompare(b.good.name, 'zh'),
    )
}

export function stockWords({ good, stock }: StoreShelfGood): string {
  if (!good.stocked) return '不限量'
  return (stock ?? 0) > 0 ? `店里还有 ${stock}` : '店里没货'
}

export interface WindowWords {
  open: boolean
  title: string
  note: string
}

export function windowWords(windows: StoreWindowView[], now: number = Date.now()): WindowWords {
  const open = windows.find((each) => each.state === 'OPEN')
  if (open) {
    return {
      open: true,
      title: `正在兑换，${until(open.closesOn, now)}`,
      note: `到${day(open.closesOn, now)}为止。下单后 ${open.pickupDays} 天内到村里兑换点取，过期不取，积分退回。`,
    }
  }
  const next = windows.filter((each) => each.state === 'PLANNED').sort((a, b) => a.opensOn.localeCompare(b.opensOn))[0]
  if (next) return { open: false, title: '还没有到兑换期', note: `${day(next.opensOn, now)}到${day(next.closesOn, now)}兑换，先看看有什么。` }
  return { open: false, title: '现在不是兑换期', note: '一季度一次，开始前会在这里写明日子。先看看有什么。' }
}

/** How many pieces one household may still take now. */
export function mostPieces({ good, stock, left }: StoreShelfGood, available: number): number {
  const limits = [Math.floor(available / good.price), left ?? good.seasonLimit]
  if (good.stocked) limits.push(stock ?? 0)
  return Math.max(0, Math.min(...limits))
}
