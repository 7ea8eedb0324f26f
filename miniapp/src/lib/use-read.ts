import { computed, ref, shallowRef, watch } from 'vue'
import { trouble, NoSignal } from '@/api/trouble'
import type { Read } from '@/api/client'
import { session, startSession } from '@/stores/session'

/** A page's question to the backend, with the four states every list shows. */

export type ReadState = 'loading' | 'ready' | 'empty' | 'error' | 'offline'

export interface Reading<T> {
  state: ReadState
  /** What to say when there is nothing to show. */
  words: string
  data?: T
  /** When what is shown was read. */
  at?: number
  /** What is shown is from earlier, because the backend is out of reach. */
  old: boolean
}

function isBare(data: unknown): boolean {
  if (Array.isArray(data)) return data.length === 0
  const items = (data as { items?: unknown } | null | undefined)?.items
  return data === undefined || data === null || (Array.isArray(items) && items.length === 0)
}

/**
 * @param ask for example () => api.read('/api/v1/goods')
 * @param isEmpty when there is nothing in an answer; by default: no items
 * @param about whom or what is asked for, where that changes while the page stands: what was read about another one goes
 *   off the screen at once. Whoever changes it reloads.
 */
export function useRead<T>(ask: () => Promise<Read<T>>, isEmpty: (data: T) => boolean = isBare, about?: () => unknown) {
  const reading = ref<Reading<T>>({ state: 'loading', words: '', old: false })
  const data = shallowRef<T>()
  let latest = 0

  if (about) {
    watch(
      about,
      () => {
        latest++ // an answer about the other one may still be on its way
        data.value = undefined
        reading.value = { state: 'loading', words: '', old: false }
      },
      { flush: 'sync' },
    )
  }

  async function reload(): Promise<void> {
    const mine = ++latest
    if (data.value === undefined) reading.value = { state: 'loading', words: '', old: false }
    try {
      await startSession()
      const answer = await ask()
      if (mine !== latest) return
      data.value = answer.data
      reading.value = { state: isEmpty(answer.data) ? 'empty' : 'ready', words: '', at: answer.at, old: answer.old }
    } catch (thrown) {
      if (mine !== latest) return
      const why = trouble(thrown)
      // What is on the screen stays there; a failed refresh must not take it away.
      if (data.value !== undefined && why instanceof NoSignal) reading.value = { ...reading.value, words: why.words, old: true } as never
      else reading.value = { state: why instanceof NoSignal ? 'offline' : 'error', words: why.words, old: false }
    } finally {
      uni.stopPullDownRefresh?.()
    }
  }

  // Signed in again behind the page's back: what was refused to the stranger is asked again.
  watch(session.bound, (bound) => {
    if (bound && reading.value.state === 'error') void reload()
  })

  return {
    reading: computed(() => reading.value as Reading<T>),
    data: computed(() => data.value),
    reload,
  }
}

interface Page<T> {
  items: T[]
  next?: string
}

/**
 * A long list, page after page at the person's own asking.
 *
 * @param about as for useRead: a tab or a filter the list depends on
 * @param open where the first page comes with more around it, how that is asked for
 */
export function usePages<T, F extends Page<T> = Page<T>>(
  ask: (after?: string) => Promise<Read<Page<T>>>,
  about?: () => unknown,
  open?: () => Promise<Read<F>>,
) {
  const first = useRead(open ?? (() => ask() as Promise<Read<F>>), isBare, about)
  const further = shallowRef<T[]>([])
  const next = ref<string | undefined>()
  const loadingMore = ref(false)
  const moreTrouble = ref('')

  // A first page that is new, or gone, takes with it what followed the old one.
  watch(
    first.data,
    (page) => {
      further.value = []
      next.value = page?.next
      moreTrouble.value = ''
    },
    { flush: 'sync' },
  )

  async function more(): Promise<void> {
    const after = next.value
    if (!after || loadingMore.value) return
    const page = first.data.value
    loadingMore.value = true
    moreTrouble.value = ''
    try {
      const { data } = await ask(after)
      if (first.data.value !== page) return // the list was read anew meanwhile
      further.value = [...further.value, ...data.items]
      next.value = data.next
    } catch (thrown) {
      if (first.data.value === page) moreTrouble.value = trouble(thrown).words
    } finally {
      loadingMore.value = false
    }
  }

  return {
    reading: first.reading,
    first: first.data,
    items: computed(() => [...(first.data.value?.items ?? []), ...further.value]),
    hasMore: computed(() => next.value !== undefined),
    loadingMore: computed(() => loadingMore.value),
    moreTrouble: computed(() => moreTrouble.value),
    reload: first.reload,
    more,
  }
}
