import { api } from '@/api/client'

export { together as all } from '@/lib/together'

/** Rounds of the town, the latest first. */
export function readRounds() {
  return api.read('/api/v1/assessment-rounds', { query: { size: 200 } })
}
