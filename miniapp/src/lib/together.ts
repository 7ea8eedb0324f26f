import type { Read } from '@/api/client'

type Asked = Record<string, Promise<Read<unknown>>>
type Said<T extends Asked> = { [K in keyof T]: Awaited<T[K]> extends Read<infer D> ? D : never }

/** Several questions of one page as one: as old as the oldest answer, and failing with the first that fails. */
export async function together<T extends Asked>(asked: T): Promise<Read<Said<T>>> {
  const names = Object.keys(asked)
  const answers = await Promise.all(Object.values(asked))
  return {
    data: Object.fromEntries(names.map((name, at) => [name, answers[at]!.data])) as Said<T>,
    at: Math.min(...answers.map((answer) => answer.at)),
    old: answers.some((answer) => answer.old),
  }
}
