import { reactive, readonly } from 'vue'
import { trouble, worthRepeating, type Trouble } from '@/api/trouble'
import { newId } from './ids'

/**
 * A button that writes. It cannot be pressed twice, says what went wrong and at which field, and keeps its key while the
 * outcome is unknown: pressed again after a lost answer, it asks for the same thing, not for a second one.
 */
export function useWrite() {
  const state = reactive({ busy: false, words: '', fields: {} as Record<string, string> })
  let key = ''
  let said = ''

  /** @param about what is written, so that a changed form gets a key of its own */
  async function run<T>(about: unknown, send: (key: string) => Promise<T>): Promise<T | undefined> {
    if (state.busy) return undefined
    const now = JSON.stringify(about) ?? ''
    if (!key || now !== said) key = newId()
    said = now
    state.busy = true
    state.words = ''
    state.fields = {}
    try {
      const answer = await send(key)
      key = ''
      return answer
    } catch (thrown) {
      const why: Trouble = trouble(thrown)
      state.words = why.words
      state.fields = why.fields
      if (!worthRepeating(why)) key = ''
      return undefined
    } finally {
      state.busy = false
    }
  }

  function clear(): void {
    state.words = ''
    state.fields = {}
  }

  return { writing: readonly(state), run, clear }
}
