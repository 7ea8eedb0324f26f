import { api, type Read } from '@/api/client'

/** Several questions as one: as old as the oldest answer. */
export async function all<T extends Record<string, unknown>>(asked: { [K in keyof T]: Promise<Read<T[K]>> }): Promise<Read<T>> {
  const names = Object.keys(asked) as (keyof T)[]
  const answers = await Promise.all(names.map((name) => asked[name]))
  return {
    data: Object.fromEntries(names.map((name, at) => [name, answers[at]!.data])) as T,
    at: Math.min(...answers.map((answer) => answer.at)),
    old: answers.some((answer) => answer.old),
  }
}

/** Rounds of the town, the latest first. */
export function readRounds() {
  return api.read('/api/v1/assessment-rounds', { query: { size: 50 } })
}
