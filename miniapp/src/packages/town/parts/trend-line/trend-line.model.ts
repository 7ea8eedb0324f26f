/** A line over time as a picture: the pages of WeChat draw no lines of their own, but show any picture. */

export interface Point {
  /** What stands below it: 第一季度, 3月9日. */
  name: string
  value: number
  /** The value in words. */
  text: string
}

const WIDTH = 640
const HEIGHT = 160
const EDGE = 14

/** Where each point lies; with `best` low, as for ranks, the smallest value is at the top. */
export function places(points: Point[], low = false): { x: number; y: number }[] {
  const values = points.map((point) => point.value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const room = HEIGHT - 2 * EDGE
  return points.map((point, at) => {
    const share = most === least ? 0.5 : (point.value - least) / (most - least)
    const x = points.length === 1 ? WIDTH / 2 : EDGE + (at * (WIDTH - 2 * EDGE)) / (points.length - 1)
    return { x: Math.round(x), y: Math.round(EDGE + room * (low ? share : 1 - share)) }
  })
}

export function picture(points: Point[], low = false): string {
  const there = places(points, low)
  const line = there.map(({ x, y }, at) => `${at ? 'L' : 'M'}${x} ${y}`).join('')
  const dots = points.length > 31 ? '' : there.map(({ x, y }) => `<circle cx="${x}" cy="${y}" r="6" fill="#fffefb" stroke="#2e6b34" stroke-width="4"/>`).join('')
  const area = there.length > 1 && !low ? `<path d="${line}L${there[there.length - 1]!.x} ${HEIGHT}L${there[0]!.x} ${HEIGHT}Z" fill="#e8f3e9"/>` : ''
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" preserveAspectRatio="none">` +
    `<path d="M0 ${HEIGHT - 1}H${WIDTH}" stroke="#dcd5ca" stroke-width="2"/>${area}` +
    `<path d="${line}" fill="none" stroke="#2e6b34" stroke-width="4" stroke-linejoin="round"/>${dots}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

/** Read aloud instead of the picture. */
export function spoken(label: string, points: Point[]): string {
  const [first, last] = [points[0], points[points.length - 1]]
  if (!first || !last) return label
  if (points.length <= 8) return `${label}：${points.map((point) => `${point.name} ${point.text}`).join('，')}`
  const most = points.reduce((a, b) => (b.value > a.value ? b : a))
  return `${label}：从${first.name}的 ${first.text}到${last.name}的 ${last.text}，最高是${most.name}的 ${most.text}`
}
