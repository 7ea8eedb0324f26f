import { Refusal } from '@/api/trouble'
import { keysOf, load, remove, save } from './storage'

/**
 * What a person works with on this phone: drafts, sheets, a village's households. Under their own name, so that nobody
 * else is shown it; never making room for anything; gone when they sign out.
 */

let owner = ''

/** The session says whose phone this is now. */
export function belongTo(person: string): void {
  owner = person
}

export function ownerNow(): string {
  return owner
}

const place = (name: string) => `own/${owner}/${name}`

export async function fromShelf<T>(name: string): Promise<T | undefined> {
  return load<T>(place(name))
}

/** Fails with words when the phone is full: whoever works with it has to know. */
export async function ontoShelf(name: string, value: unknown): Promise<void> {
  try {
    await save(place(name), value)
  } catch (full) {
    console.warn('no room', name, full)
    throw new Refusal(0, 'phone-full', '手机存不下了，请清出一点空间再试')
  }
}

export async function offShelf(name: string): Promise<void> {
  await remove(place(name))
}

/** Nothing of a person stays on a phone they signed out of. */
export async function clearShelf(person: string): Promise<void> {
  for (const key of await keysOf(`own/${person}/`)) await remove(key)
}
