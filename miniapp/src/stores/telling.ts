import { computed, reactive } from 'vue'
import { api } from '@/api/client'
import type { MessagesReadingWishes, MessagesReadingWish } from '@/api/schema'

/** What this person is told, and which templates WeChat is asked about: known before the tap, because a tap cannot wait. */

export type Kind = MessagesReadingWish['kind']

const state = reactive({ wishes: undefined as MessagesReadingWishes | undefined, unread: 0 })

export const telling = {
  wishes: computed(() => state.wishes),
  unread: computed(() => state.unread),
}

/** The template of a kind; nothing where it is read in the list only, or the person switched it off. */
export function templateOf(kind: Kind): string | undefined {
  const wish = state.wishes?.kinds.find((each) => each.kind === kind)
  return wish?.on ? wish.template : undefined
}

/** Takes over what the backend answered last. */
export function tapped(wishes: MessagesReadingWishes): void {
  state.wishes = wishes
}

export async function readWishes(): Promise<void> {
  const { data } = await api.read('/api/v1/me/message-wishes')
  state.wishes = data
}

export async function countUnread(): Promise<void> {
  const { data } = await api.read('/api/v1/me/message-count')
  state.unread = data.unread
}

export function nowUnread(count: number): void {
  state.unread = count
}

/** Without a signal nobody is asked: the question comes again at another tap. */
export async function startTelling(): Promise<void> {
  await Promise.all([readWishes(), countUnread()]).catch(() => undefined)
}
