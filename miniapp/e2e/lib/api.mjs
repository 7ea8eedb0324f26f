// The API as a story needs it: to sign in, and to set a scene that would take too many taps.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'

export const BASE = process.env.E2E_BASE

export async function call(method, path, { token, body } = {}) {
  const answer = await fetch(BASE + path, {
    method,
    headers: {
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      'Idempotency-Key': randomUUID(),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await answer.text()
  // absent values come as null; the pages know them as undefined
  const json = text ? JSON.parse(text, (_, value) => value ?? undefined) : undefined
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${json?.detail ?? text}`)
  return json
}

/** Sends some picture for a scene; @returns its id */
export async function sendPhoto({ token }) {
  const id = randomUUID()
  const body = fs.readFileSync(new URL('../../screens.jpg', import.meta.url))
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'image/jpeg' }
  const answer = await fetch(`${BASE}/api/v1/photos/${id}`, { method: 'PUT', headers, body })
  if (!answer.ok) throw new Error(`photo: ${answer.status} ${await answer.text()}`)
  return id
}

let everybody

/** People of the demo town: find({ role: 'VILLAGER', village: '院坝村' }), the nth of them. */
export async function find({ role, village, name }, nth = 0) {
  everybody ??= call('GET', '/api/v1/sessions/demo-people')
  const found = (await everybody).filter(
    (each) => each.role === role && (!village || each.village === village) && (!name || each.name === name),
  )
  if (!found[nth]) throw new Error(`nobody is ${role} ${village ?? ''} ${name ?? ''} (${nth})`)
  return found[nth]
}

/** Signs in without tapping; `session` is what the phone then remembers. */
export async function signIn(who) {
  const { token } = await call('POST', '/api/v1/sessions/demo', { body: { person: who.person } })
  const me = await call('GET', '/api/v1/me', { token })
  return { ...who, token, me, session: { token, person: who.person, me } }
}
