import { month, today } from '@/lib/dates'

export const titleFor = (village: string, now: number = Date.now()) => `${village}${month(today(now).slice(0, 7))}积分公示`

export function toggled(left: string[], id: string): string[] {
  return left.includes(id) ? left.filter((each) => each !== id) : [...left, id]
}

export function sumUp(ready: { id: string; household: string; award: number }[], left: string[]) {
  const chosen = ready.filter((one) => !left.includes(one.id))
  return {
    ids: chosen.map((one) => one.id),
    households: new Set(chosen.map((one) => one.household)).size,
    points: chosen.reduce((sum, one) => sum + one.award, 0),
  }
}
