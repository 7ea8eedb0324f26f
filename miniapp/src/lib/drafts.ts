import { load, remove, save } from './storage'
import { onUnmounted, watch, type WatchSource } from 'vue'

/** Forms as they are typed, so that a closed app or a lost signal costs nobody their words. */

export interface Draft<T> {
  value: T
  at: number
}

const shelf = (name: string) => `draft/${name}`

export async function loadDraft<T>(name: string): Promise<Draft<T> | undefined> {
  return load<Draft<T>>(shelf(name))
}

export async function saveDraft<T>(name: string, value: T): Promise<void> {
  await save(shelf(name), { value, at: Date.now() })
}

export async function dropDraft(name: string): Promise<void> {
  await remove(shelf(name))
}

const BREATH = 400

/** Saves the form a moment after each change, and at the latest when the page goes. Answers a way to stop and forget. */
export function keepDraft<T>(name: () => string, form: WatchSource<T>): { forget: () => Promise<void> } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let latest: T | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    const value = latest
    latest = undefined
    if (value !== undefined) void saveDraft(name(), value)
  }
  watch(
    form,
    (value) => {
      latest = value
      clearTimeout(timer)
      timer = setTimeout(flush, BREATH)
    },
    { deep: true },
  )
  onUnmounted(flush)
  return {
    forget: async () => {
      clearTimeout(timer)
      latest = undefined
      await dropDraft(name())
    },
  }
}
