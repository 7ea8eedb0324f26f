import type { StoreOutlet, StoreShelfGood } from '@/api/schema'
import { today } from '@/lib/dates'
import { mostPieces, obstacle } from '@/pages/shop/shop.model'
import type { Wish } from '@/stores/basket'

/** One line of the slip to be. */
export interface Line {
  shelf: StoreShelfGood
  pieces: number
}

/** What was wished for and is still sold, in the order it was chosen. */
export function linesOf(wishes: Wish[], goods: StoreShelfGood[]): Line[] {
  return wishes.flatMap(({ good, pieces }) => {
    const shelf = goods.find((each) => each.good.id === good)
    return shelf ? [{ shelf, pieces }] : []
  })
}

export function costOf(lines: Line[]): number {
  return lines.reduce((sum, { shelf, pieces }) => sum + shelf.good.price * pieces, 0)
}

/** How many of this one can be had beside the others. */
export function mostOf(line: Line, lines: Line[], available: number): number {
  const others = costOf(lines) - line.shelf.good.price * line.pieces
  return mostPieces(line.shelf, available - others)
}

/** Why this line cannot be had as it is; what is short of points is said once, at the sum. */
export function lineTrouble({ shelf, pieces }: Line): string {
  const why = obstacle({ ...shelf, affordable: undefined })
  if (why) return `${why}，请去掉`
  const most = mostPieces(shelf, Number.POSITIVE_INFINITY)
  return pieces > most ? `只能换 ${most} 件` : ''
}

export function sumTrouble(lines: Line[], available: number): string {
  const short = costOf(lines) - available
  return short > 0 ? `积分不够，还差 ${short} 分` : ''
}

export function slipBody(lines: Line[]) {
  return { lines: lines.map(({ shelf, pieces }) => ({ good: shelf.good.id, pieces })), points: costOf(lines) }
}

/** Where one may fetch it: the village's own store first, then shops and fairs that are open to the village today. */
export function outletChoices(outlets: StoreOutlet[], village: string | undefined, now: string = today()): { value: string; text: string }[] {
  const open = outlets.filter(
    (each) =>
      each.kind !== 'VILLAGE' && each.active && (!each.village || each.village === village) && (!each.opensOn || each.opensOn <= now) && (!each.closesOn || each.closesOn >= now),
  )
  return [{ value: '', text: '村里兑换点' }, ...open.map(({ id, name }) => ({ value: id, text: name }))]
}
