import { computed, reactive } from 'vue'
import { api, speakAs, whenSignedOut } from '@/api/client'
import { forgetKept } from '@/api/kept'
import type { IdentityMe, IdentityMeHeldPost, IdentitySignIn } from '@/api/schema'
import { belongTo, clearShelf } from '@/lib/own-shelf'
import { load, remove, save } from '@/lib/storage'

/** Who is in front of the screen, and what they may do here. */

export type Role = IdentityMeHeldPost['role']

interface Remembered {
  token: string
  person: string
  me?: IdentityMe
}

const KEY = 'session'

const state = reactive({
  /** False until the phone's storage has been asked. */
  ready: false,
  token: '',
  me: undefined as IdentityMe | undefined,
  /** How far signing in has come; undefined once it is complete. */
  pending: undefined as IdentitySignIn | undefined,
})

export const session = {
  ready: computed(() => state.ready),
  signedIn: computed(() => state.token !== ''),
  /** Signed in and bound to a town: pages may ask the backend. */
  bound: computed(() => state.token !== '' && state.me?.town !== undefined),
  me: computed(() => state.me),
  pending: computed(() => state.pending),
  demo: computed(() => state.me?.demo === true),
  roles: computed(() => [...new Set((state.me?.posts ?? []).map((post) => post.role))]),
  town: computed(() => state.me?.town),
  household: computed(() => state.me?.household),
  /** Where the person lives; for staff, see villagesAs. */
  village: computed(() => state.me?.village),
}

export function holds(...roles: Role[]): boolean {
  return roles.some((role) => session.roles.value.includes(role))
}

/** The villages somebody serves in this role; a post of the whole town names none. */
export function villagesAs(...roles: Role[]) {
  const villages = (state.me?.posts ?? []).filter((post) => roles.includes(post.role)).flatMap((post) => post.village ?? [])
  return villages.filter((village, at) => villages.findIndex((other) => other.id === village.id) === at)
}

let starting: Promise<void> | undefined

/** Finds the person of the last time. Pages wait for it before their first question. */
export function startSession(): Promise<void> {
  starting ??= recall().finally(() => (state.ready = true))
  return starting
}

let onExpired: () => void = () => undefined

/** Told when the backend no longer knows the token: on WeChat, signing in again needs nobody's help. */
export function whenExpired(listener: () => void): void {
  onExpired = listener
}

async function recall(): Promise<void> {
  whenSignedOut(async () => {
    if (!state.token) return
    await forget()
    onExpired()
  })
  const last = await load<Remembered>(KEY)
  if (!last?.token) return
  state.token = last.token
  state.me = last.me
  appearAs(last.token, last.person)
  if (last.me?.town) {
    void refreshMe().catch(() => undefined) // without a signal, what was known has to do
  } else {
    await refreshMe().catch(() => undefined)
  }
}

/** Asks again who I am: after binding, after a post was given. */
export async function refreshMe(): Promise<void> {
  const asked = state.token
  const me = await api.get('/api/v1/me')
  if (state.token !== asked) return // somebody else has signed in meanwhile
  state.me = me
  await remember()
}

/** Takes over what a way of signing in has answered. */
export async function accept(answer: IdentitySignIn): Promise<void> {
  if (answer.token && state.me && state.me.person !== answer.person) await forgetKept()
  if (answer.token) state.token = answer.token
  appearAs(state.token, answer.person)
  // Confirmed by a committee meanwhile: the session still stands outside. With one town there is nothing to choose.
  const [only, second] = answer.towns
  if (!answer.town && only && !second) return accept(await api.put('/api/v1/sessions/current/town', { body: { town: only.id } }))
  state.pending = answer.town ? undefined : answer
  await refreshMe()
}

async function remember(): Promise<void> {
  const remembered: Remembered = { token: state.token, person: state.me?.person ?? '', me: state.me }
  await save(KEY, remembered)
}

export async function refreshPending(): Promise<void> {
  await accept(await api.get('/api/v1/sessions/current'))
}

function appearAs(token: string, person: string): void {
  speakAs(token, person)
  belongTo(person)
}

async function forget(): Promise<void> {
  state.token = ''
  state.me = undefined
  state.pending = undefined
  appearAs('', '')
  await remove(KEY)
  await forgetKept()
}

/** Signs out here. The server is told if it can be reached; the phone forgets in any case, drafts too. */
export async function signOut(): Promise<void> {
  const person = state.me?.person ?? ''
  await api.delete('/api/v1/sessions/current').catch(() => undefined)
  await forget()
  await clearShelf(person)
}
