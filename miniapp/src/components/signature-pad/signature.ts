/** What counts as a signature: more than a slip of the finger. */

export interface Point {
  x: number
  y: number
}

const LEAST = 60

export function strokeStarts(strokes: Point[][]): boolean {
  let length = 0
  for (const stroke of strokes) {
    for (let at = 1; at < stroke.length; at++) length += Math.hypot(stroke[at]!.x - stroke[at - 1]!.x, stroke[at]!.y - stroke[at - 1]!.y)
  }
  return length >= LEAST
}
