import type { StoreShelfGood, StoreWish } from '@/api/schema'

/** What is put into the basket of a household that has no phone: pieces by good. */
export type Basket = Record<string, number>

/** Goods a household takes in one go. */
export const MOST_LINES = 10

export function total(shelf: StoreShelfGood[], basket: Basket): number {
  return shelf.reduce((sum, { good }) => sum + good.price * (basket[good.id] ?? 0), 0)
}

/** How many of a good may be in the basket, next to what is in it already. */
export function most({ good, stock }: StoreShelfGood, basket: Basket, left: number): number {
  const mine = basket[good.id] ?? 0
  const limits = [mine + Math.floor(left / good.price), good.seasonLimit]
  if (good.stocked) limits.push(stock ?? 0)
  if (!mine && Object.values(basket).filter(Boolean).length >= MOST_LINES) limits.push(0)
  return Math.max(0, Math.min(...limits))
}

export function wish(household: string, shelf: StoreShelfGood[], basket: Basket): StoreWish {
  const lines = shelf.filter(({ good }) => basket[good.id]).map(({ good }) => ({ good: good.id, pieces: basket[good.id]! }))
  return { household, lines, points: total(shelf, basket) }
}

/** 毛巾 2 件，香皂 1 件 */
export function basketWords(shelf: StoreShelfGood[], basket: Basket): string {
  return shelf
    .filter(({ good }) => basket[good.id])
    .map(({ good }) => `${good.name} ${basket[good.id]} 件`)
    .join('，')
}
