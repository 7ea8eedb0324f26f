import { nextTick, onUnmounted, watch, type WatchSource } from 'vue'
import { fromShelf, offShelf, ontoShelf, ownerNow } from './own-shelf'

/** Forms as they are typed, so that a closed app or a lost signal costs nobody their words. Each person has their own. */

export interface Draft<T> {
  value: T
  at: number
}

const shelf = (name: string) => `draft/${name}`

export async function loadDraft<T>(name: string): Promise<Draft<T> | undefined> {
  return fromShelf<Draft<T>>(shelf(name))
}

export async function saveDraft<T>(name: string, value: T): Promise<void> {
  await ontoShelf(shelf(name), { value, at: Date.now() })
}

export async function dropDraft(name: string): Promise<void> {
  await offShelf(shelf(name))
}

/** As keepDraft, and what was kept before comes back into the form. */
export function resumeDraft<T extends object>(name: () => string, form: T): { forget: () => Promise<void> } {
  void loadDraft<T>(name()).then((kept) => kept && Object.assign(form, kept.value))
  return keepDraft(name, () => ({ ...form }))
}

const BREATH = 400

/**
 * Saves the form a moment after each change, and at the latest when the page goes. A form as it was at first is no draft.
 * Answers a way to stop and forget.
 */
export function keepDraft<T>(name: () => string, form: WatchSource<T>): { forget: () => Promise<void> } {
  const said = (value: T) => JSON.stringify(value)
  const blank = said(typeof form === 'function' ? form() : form.value)
  let timer: ReturnType<typeof setTimeout> | undefined
  let latest: { name: string; value: T; owner: string } | undefined

  const flush = () => {
    clearTimeout(timer)
    const kept = latest
    latest = undefined
    if (!kept || kept.owner !== ownerNow()) return // written by somebody who has signed out since
    const done = said(kept.value) === blank ? dropDraft(kept.name) : saveDraft(kept.name, kept.value)
    done.catch((full) => console.warn('draft not kept', full))
  }
  watch(
    form,
    (value) => {
      if (value === undefined) return flush() // the form was closed; what was typed in it stays
      latest = { name: name(), value, owner: ownerNow() }
      clearTimeout(timer)
      timer = setTimeout(flush, BREATH)
    },
    { deep: true },
  )
  onUnmounted(flush)
  return {
    forget: async () => {
      await nextTick() // a form just emptied is about to be told as a change
      clearTimeout(timer)
      latest = undefined
      await dropDraft(name())
    },
  }
}
