import { newId } from '@/lib/ids'
import { kept, keep, type Kept } from './kept'
import { NoSignal, refusal, Refusal, worthRepeating } from './trouble'
import { exchange, type Reply } from './transport'
import type { Answer, Asked, PathOf, Rest, Verb } from './types'

/** The one way to the backend. Pages call api.get, api.read and the four writes; nothing else builds URLs. */

export interface Read<T> {
  data: T
  /** When the backend said so, in milliseconds. */
  at: number
  /** True when this is what was read the last time, because the backend cannot be reached now. */
  old: boolean
}

type Loose = { path?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }

/** How a write is sent: `key` is its Idempotency-Key. Whoever keeps it across tries never writes twice. */
export interface Sending {
  key?: string
}

let token = ''
let person = ''
let onSignedOut: () => void = () => undefined

/** The session tells the client who is speaking, and is told when the backend no longer knows them. */
export function speakAs(nextToken: string, nextPerson: string): void {
  token = nextToken
  person = nextPerson
}
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener
}
export function bearer(): Record<string, string> {
  return token ? { Authorization: `Bearer ${token}` } : {}
}

const WAITS = [1000, 3000]

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Tries again when the outcome is unknown: reads are harmless, writes carry their key. */
async function patiently<T>(send: () => Promise<T>): Promise<T> {
  for (const wait of WAITS) {
    try {
      return await send()
    } catch (thrown) {
      // Without any signal the next second is no better; a lost answer or a busy server is.
      if (!worthRepeating(thrown) || (thrown instanceof NoSignal && !thrown.late)) throw thrown
      await pause(wait)
    }
  }
  return send()
}

export function url(path: string, { path: parts = {}, query = {} }: Loose = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parts[name])))
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return pairs.length ? `${filled}?${pairs.join('&')}` : filled
}

/** Only who is signed in now is signed out: an answer to an old token says nothing about a new one. */
function opened(reply: Reply, spoken = token): unknown {
  if (reply.status >= 200 && reply.status < 300) return reply.data === '' ? undefined : reply.data
  if (reply.status === 401 && spoken === token) onSignedOut()
  throw refusal(reply.status, reply.data)
}

/**
 * One write as it goes over the wire; the outbox sends what it kept through here too. Between two tries somebody else may
 * have taken the phone: what one person wrote is never sent in another's name.
 */
export async function write(method: string, to: string, key: string, body?: unknown): Promise<unknown> {
  const data = body === undefined ? undefined : (body as object)
  const writer = person
  return patiently(async () => {
    if (person !== writer) throw new Refusal(401, 'somebody-else', '换了人登录，这一件没有发出去')
    return opened(await exchange({ method, url: to, header: { ...bearer(), 'Idempotency-Key': key }, data }))
  })
}

function writer<V extends Verb>(verb: V) {
  return <P extends PathOf<V>>(path: P, ...[asked, sending]: WriteArguments<P, V>): Promise<Answer<P, V>> => {
    const loose = (asked ?? {}) as Loose
    return write(verb.toUpperCase(), url(path, loose), sending?.key ?? newId(), loose.body) as Promise<Answer<P, V>>
  }
}
type WriteArguments<P extends PathOf<V>, V extends Verb> =
  object extends Asked<P, V> ? [asked?: Asked<P, V>, sending?: Sending] : [asked: Asked<P, V>, sending?: Sending]

async function get<P extends PathOf<'get'>>(path: P, ...[asked]: Rest<Asked<P, 'get'>>): Promise<Answer<P, 'get'>> {
  const from = url(path, (asked ?? {}) as Loose)
  return patiently(async () => opened(await exchange({ method: 'GET', url: from, header: bearer() }))) as Promise<
    Answer<P, 'get'>
  >
}

let asksWithTag = true
// #ifdef H5
asksWithTag = false // what a browser keeps lies on its disk, also after signing out
// #endif

/**
 * Asks for what is new since the last answer: the backend says 304 when nothing is, and the old phone is spared the same
 * bytes again. The tag and the token are those of one person, whoever takes the phone meanwhile.
 */
async function renewed<T>(from: string, last?: Kept<T>): Promise<Kept<T>> {
  const spoken = token
  const header = {
    ...bearer(),
    ...(asksWithTag ? { 'X-Keeps-Answers': 'true' } : {}),
    ...(asksWithTag && last?.tag ? { 'If-None-Match': last.tag } : {}),
  }
  const reply = await patiently(async () => {
    const answered = await exchange({ method: 'GET', url: from, header })
    if (answered.status !== 304) opened(answered, spoken)
    return answered
  })
  const at = Date.now()
  return reply.status === 304 && last ? { ...last, at } : { data: opened(reply) as T, at, tag: reply.header.etag }
}

/** As get, and what was read is kept on the phone: without a signal the last answer is shown with its time. */
async function read<P extends PathOf<'get'>>(
  path: P,
  ...rest: Rest<Asked<P, 'get'>>
): Promise<Read<Answer<P, 'get'>>> {
  const from = url(path, (rest[0] ?? {}) as Loose)
  const reader = person
  const shelf = `${reader} ${from}`
  const last = await kept<Answer<P, 'get'>>(shelf)
  if (reader !== person) return read(path, ...rest)
  try {
    const answer = await renewed(from, last)
    if (reader === person) await keep(shelf, answer)
    return { data: answer.data, at: answer.at, old: false }
  } catch (thrown) {
    const unreachable = thrown instanceof NoSignal || (thrown instanceof Refusal && thrown.status >= 500)
    if (!unreachable || !last) throw thrown
    return { data: last.data, at: last.at, old: true }
  }
}

/** Calls the description of the API leaves out, because they exist in the demo only. */
export async function undescribed<T>(method: 'GET' | 'POST', to: string, body?: object): Promise<T> {
  return patiently(async () => opened(await exchange({ method, url: to, header: bearer(), data: body }))) as Promise<T>
}

export const api = {
  get,
  read,
  post: writer('post'),
  put: writer('put'),
  patch: writer('patch'),
  delete: writer('delete'),
}
