/** Pieces by good. */
export type Chosen = Record<string, number>

const MOST_PIECES = 20

export function linesOf(chosen: Chosen): { good: string; pieces: number }[] {
  return Object.entries(chosen)
    .filter(([, pieces]) => pieces > 0)
    .map(([good, pieces]) => ({ good, pieces }))
}

/** One piece more or fewer; a further kind only as long as there is room for it. */
export function step(chosen: Chosen, good: string, by: number, most: number): Chosen {
  const before = chosen[good] ?? 0
  if (!before && by > 0 && linesOf(chosen).length >= most) return chosen
  return { ...chosen, [good]: Math.min(MOST_PIECES, Math.max(0, before + by)) }
}
