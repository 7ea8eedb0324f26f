import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { reactive } from 'vue'
import { phone } from '../phone'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

async function loaded() {
  const { belongTo, clearShelf } = await import('@/lib/own-shelf')
  const { keepDraft, loadDraft } = await import('@/lib/drafts')
  belongTo('p1')
  return { belongTo, clearShelf, keepDraft, loadDraft }
}
const form = () => reactive({ words: '' })
/** On a page. */
function held<T>(make: () => T): T {
  let made: T
  mount({ setup: () => void (made = make()), render: () => null })
  return made!
}
const later = () => vi.advanceTimersByTimeAsync(1000)

describe('a draft', () => {
  it('is kept a moment after it was typed, and found again', async () => {
    const { keepDraft, loadDraft } = await loaded()
    const typed = form()
    held(() => keepDraft(() => 'apply', () => ({ ...typed })))
    typed.words = '清理边沟'
    await later()
    expect((await loadDraft<{ words: string }>('apply'))?.value).toEqual({ words: '清理边沟' })
  })

  it('is gone once it was sent, whether the form is emptied before or after', async () => {
    const { keepDraft, loadDraft } = await loaded()
    for (const order of ['before', 'after']) {
      const typed = form()
      const { forget } = held(() => keepDraft(() => order, () => ({ ...typed })))
      typed.words = '清理边沟'
      await later()
      if (order === 'before') typed.words = ''
      await forget()
      if (order === 'after') typed.words = ''
      await later()
      expect(await loadDraft(order)).toBeUndefined()
    }
  })

  it('is nothing when all that was typed is deleted again', async () => {
    const { keepDraft, loadDraft } = await loaded()
    const typed = form()
    held(() => keepDraft(() => 'apply', () => ({ ...typed })))
    typed.words = '清'
    await later()
    typed.words = ''
    await later()
    expect(await loadDraft('apply')).toBeUndefined()
  })

  it('stays when the form is closed in the middle of a word', async () => {
    const { keepDraft, loadDraft } = await loaded()
    const { ref } = await import('vue')
    const open = ref<{ words: string } | undefined>({ words: '' })
    held(() => keepDraft(() => 'good', () => open.value && { ...open.value }))
    open.value!.words = '洗洁精'
    await vi.advanceTimersByTimeAsync(10)
    open.value = undefined
    await later()
    expect((await loadDraft<{ words: string }>('good'))?.value).toEqual({ words: '洗洁精' })
  })

  it('belongs to who wrote it: nobody else sees it, and a late save does not reach them', async () => {
    const { belongTo, clearShelf, keepDraft, loadDraft } = await loaded()
    const typed = form()
    held(() => keepDraft(() => 'apply', () => ({ ...typed })))
    typed.words = '我的'
    await later()
    belongTo('p2')
    expect(await loadDraft('apply')).toBeUndefined()
    typed.words = '还在写'
    await vi.advanceTimersByTimeAsync(10)
    belongTo('p3')
    await later()
    expect([...phone.storage.keys()]).toEqual(['own/p1/draft/apply'])
    await clearShelf('p1')
    expect(phone.storage.size).toBe(0)
  })
})
