import { computed, reactive } from 'vue'
import { url, write } from '@/api/client'
import { discard, upload } from '@/api/photos'
import { discardRecording, uploadRecording } from '@/api/recordings'
import { trouble, worthRepeating, type Trouble } from '@/api/trouble'
import type { Answer, Asked, PathOf, Verb } from '@/api/types'
import { newId } from '@/lib/ids'
import { load, remove, save } from '@/lib/storage'
import { session } from './session'

/**
 * What was written without a signal. Every piece is kept on the phone with its own key before it is sent for the first
 * time, and stays until the server has answered; sent again it is the same piece, so nothing happens twice.
 */

export interface Piece {
  key: string
  person: string
  /** What it is, in the person's words: 申报：庭院整洁. */
  title: string
  method: string
  url: string
  body?: unknown
  /** Photos it names; they go first. */
  photos: string[]
  /** Recordings it names; they go first, too. */
  recordings?: string[]
  /** Pieces of one group go in order, and a refused one stops the rest. */
  group?: string
  at: number
  /** Set when the server said no: it is not sent again by itself. */
  refused?: { words: string; fields: Record<string, string> }
}

/** What became of a piece: the server's answer, or it waits here. */
export type Outcome<T> = { sent: true; answer: T } | { sent: false; piece: Piece; trouble?: Trouble }

const INDEX = 'outbox'
const shelf = (key: string) => `outbox/${key}`

const state = reactive({ pieces: [] as Piece[], sending: '' })

/** Its writer may have signed out meanwhile; nobody sees it, or sends it, in another name. */
const isMine = (piece: Piece) => piece.person === (session.me.value?.person ?? '')
const mine = computed(() => state.pieces.filter(isMine))

export const outbox = {
  /** Mine, oldest first. */
  pieces: mine,
  waiting: computed(() => mine.value.filter((piece) => !piece.refused).length),
  refused: computed(() => mine.value.filter((piece) => piece.refused).length),
  /** The key of what is on its way just now. */
  sending: computed(() => state.sending),
}

export interface Posted<P extends PathOf<V>, V extends Verb> {
  title: string
  method: V
  path: P
  asked: Asked<P, V>
  photos?: string[]
  recordings?: string[]
  group?: string
  /** Only when the caller has kept one already. */
  key?: string
}

const sendersOf = new Map<string, Promise<Outcome<unknown>>>()

/** Keeps a write, then tries to send it. A refusal is thrown; without a signal it waits and goes later. */
export async function post<P extends PathOf<V>, V extends Verb>(letter: Posted<P, V>): Promise<Outcome<Answer<P, V>>> {
  const { path, query, body } = letter.asked as { path?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }
  const piece: Piece = {
    key: letter.key ?? newId(),
    person: session.me.value?.person ?? '',
    title: letter.title,
    method: letter.method.toUpperCase(),
    url: url(letter.path, { path, query }),
    body: body === undefined ? undefined : JSON.parse(JSON.stringify(body)),
    photos: letter.photos ?? [],
    recordings: letter.recordings,
    group: letter.group,
    at: Date.now(),
  }
  await keep(piece)
  const outcome = (await send(piece)) as Outcome<Answer<P, V>>
  if (!outcome.sent && piece.refused) {
    await take(piece.key) // the page in front of the person shows why; nothing is left to wait
    throw outcome.trouble
  }
  return outcome
}

/** Sends one piece, never twice at a time. */
function send(piece: Piece): Promise<Outcome<unknown>> {
  const running = sendersOf.get(piece.key)
  if (running) return running
  const sending = attempt(piece).finally(() => sendersOf.delete(piece.key))
  sendersOf.set(piece.key, sending)
  return sending
}

async function attempt(piece: Piece): Promise<Outcome<unknown>> {
  if (!isMine(piece) || (piece.group && earlierInGroup(piece))) return { sent: false, piece }
  state.sending = piece.key
  try {
    for (const photo of piece.photos) {
      await upload(photo)
      if (!isMine(piece)) return { sent: false, piece }
    }
    for (const recording of piece.recordings ?? []) {
      await uploadRecording(recording)
      if (!isMine(piece)) return { sent: false, piece }
    }
    const answer = await write(piece.method, piece.url, piece.key, piece.body)
    await take(piece.key)
    return { sent: true, answer }
  } catch (thrown) {
    const why = trouble(thrown)
    const signedOut = 'status' in why && why.status === 401
    if (!worthRepeating(why) && !signedOut) {
      piece.refused = { words: why.words, fields: why.fields }
      await keep(piece)
    }
    return { sent: false, piece, trouble: why }
  } finally {
    state.sending = ''
  }
}

function earlierInGroup(piece: Piece): boolean {
  const first = state.pieces.find((other) => other.group === piece.group && other.person === piece.person)
  return first !== undefined && first.key !== piece.key
}

let flushing: Promise<void> | undefined

/** Sends what waits, oldest first; stops at the first sign that the server is out of reach. */
export function flush(): Promise<void> {
  flushing ??= sendAll().finally(() => (flushing = undefined))
  return flushing
}

async function sendAll(): Promise<void> {
  for (const piece of [...mine.value]) {
    if (piece.refused) continue
    const outcome = await send(piece)
    if (!outcome.sent && !piece.refused && !piece.group) return
  }
}

/** Reads what an earlier run of the app has left. */
export async function startOutbox(): Promise<void> {
  const known = new Set(state.pieces.map((piece) => piece.key))
  const pieces: Piece[] = []
  for (const key of (await load<string[]>(INDEX)) ?? []) {
    const piece = known.has(key) ? undefined : await load<Piece>(shelf(key))
    if (piece) pieces.push(piece)
  }
  state.pieces.unshift(...pieces)
}

/** Sends a refused piece again as it is, in its old place. Its key has been answered: it goes under a new one. */
export async function tryAgain(key: string): Promise<void> {
  const at = state.pieces.findIndex((each) => each.key === key)
  if (at < 0) return
  const again: Piece = { ...state.pieces[at]!, key: newId(), refused: undefined }
  state.pieces.splice(at, 1, again)
  await keep(again)
  await remove(shelf(key))
  await flush()
}

/** The person gives a piece up. */
export async function giveUp(key: string): Promise<void> {
  const piece = state.pieces.find((each) => each.key === key)
  await take(key)
  for (const photo of piece?.photos ?? []) await discard(photo)
  for (const recording of piece?.recordings ?? []) await discardRecording(recording)
}

async function keep(piece: Piece): Promise<void> {
  const at = state.pieces.findIndex((each) => each.key === piece.key)
  if (at >= 0) state.pieces.splice(at, 1, piece)
  else state.pieces.push(piece)
  try {
    await save(shelf(piece.key), piece)
    await saveIndex()
  } catch (full) {
    console.warn('kept in memory only', full) // a full phone is no reason not to send
  }
}

async function take(key: string): Promise<void> {
  state.pieces = state.pieces.filter((piece) => piece.key !== key)
  await saveIndex()
  await remove(shelf(key))
}

async function saveIndex(): Promise<void> {
  await save(INDEX, state.pieces.map((piece) => piece.key))
}
