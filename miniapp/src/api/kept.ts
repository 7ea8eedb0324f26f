import { load, remove, save } from '@/lib/storage'

/** What was read from the backend the last time, for reading without a signal. The oldest answers make room. */

const INDEX = 'kept'
const MOST = 80

export interface Kept<T> {
  data: T
  at: number
  /** What the backend calls this very answer; absent where it may not be asked for again by name. */
  tag?: string
}

export async function kept<T>(shelf: string): Promise<Kept<T> | undefined> {
  return load<Kept<T>>(`${INDEX}/${shelf}`)
}

/** Keeping must never break reading: a full phone is no reason to show nothing. */
export async function keep<T>(shelf: string, answer: Kept<T>): Promise<void> {
  try {
    await save(`${INDEX}/${shelf}`, answer)
    const index = ((await load<string[]>(INDEX)) ?? []).filter((each) => each !== shelf)
    index.push(shelf)
    const surplus = index.splice(0, Math.max(0, index.length - MOST))
    for (const each of surplus) await remove(`${INDEX}/${each}`)
    await save(INDEX, index)
  } catch (full) {
    console.warn('not kept', shelf, full)
  }
}

/** Nothing of a person stays on a phone they signed out of. */
export async function forgetKept(): Promise<void> {
  for (const shelf of (await load<string[]>(INDEX)) ?? []) await remove(`${INDEX}/${shelf}`)
  await remove(INDEX)
}
