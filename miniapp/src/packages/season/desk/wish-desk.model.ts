import type { SeasonWishRoundSum, StoreShelfLine } from '@/api/schema'

/** A good that is wished for, beside what is there. */
export type Beside = SeasonWishRoundSum & { onShelf: number; expected: number; missing: number; costFen: number; stocked: boolean }

export function besideShelf(sums: SeasonWishRoundSum[], shelf: StoreShelfLine[]): Beside[] {
  return sums.map((sum) => {
    const line = shelf.find((each) => each.good.id === sum.good)
    return {
      ...sum,
      onShelf: line?.onShelf ?? 0,
      expected: line?.forecast.expected ?? sum.pieces,
      missing: line?.forecast.missing ?? 0,
      costFen: line?.good.costFen ?? 0,
      stocked: line !== undefined,
    }
  })
}

/** What is lacking, as a purchase to be: the catalogue's cost stands for the price until somebody writes the real one. */
export function orderOf(lines: Beside[], id: string, title: string) {
  return {
    id,
    supplier: '',
    reason: `${title}心愿单`,
    lines: lines.filter((line) => line.stocked && line.missing > 0).map((line) => ({ good: line.good, name: line.name, pieces: line.missing, unitFen: line.costFen })),
  }
}
