import type { AwardsHomeMonth } from '@/api/schema'

/** The month before, and the two before that: what may still have to be counted. */
export function months(today: string): string[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  return [0, 1, 2].map((back) => {
    const index = year * 12 + month - 1 - back
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
  })
}

/** What a counted month has come to, one sentence a line. */
export function outcome(month: AwardsHomeMonth): string[] {
  return [
    `一共评了 ${month.sheets} 户`,
    `挂红旗 ${month.redFlags} 户`,
    `干净户 ${month.clean} 户，积分待评议、公示`,
    `进步户 ${month.improved} 户，积分待评议、公示`,
  ]
}
