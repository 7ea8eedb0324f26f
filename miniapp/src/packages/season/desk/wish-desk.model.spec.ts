import { expect, it } from 'vitest'
import type { SeasonWishRoundSum, StoreShelfLine } from '@/api/schema'
import { besideShelf, orderOf } from './wish-desk.model'

const sum = (good: string, pieces: number) => ({ good, name: good, households: 1, pieces, price: 10, points: 10 * pieces, backed: 5 }) as SeasonWishRoundSum
const shelf = (id: string, onShelf: number, missing: number) => ({ good: { id, costFen: 990 }, onShelf, forecast: { windows: [], wished: 4, expected: onShelf + missing, missing } }) as unknown as StoreShelfLine

it('orders what is lacking, at the catalogue cost until the real price is known', () => {
  const lines = besideShelf([sum('rice', 4), sum('soap', 2), sum('haircut', 3)], [shelf('rice', 1, 3), shelf('soap', 9, 0)])
  expect(lines.map((line) => [line.onShelf, line.expected, line.missing])).toEqual([[1, 4, 3], [9, 9, 0], [0, 3, 0]])
  expect(orderOf(lines, 'id', '冬季')).toEqual({ id: 'id', supplier: '', reason: '冬季心愿单', lines: [{ good: 'rice', name: 'rice', pieces: 3, unitFen: 990 }] })
})
