import { bearer } from './client'
import { exchange } from './transport'
import { refusal, type Refusal } from './trouble'

/** Tables on their way to the backend: raw bytes, as photos are sent. */

/** A town's whole register takes a while to be read. */
const PATIENCE = 120_000
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** @param key for what is not put under an id of its own */
export async function sendWorkbook<T>(method: 'PUT' | 'POST', to: string, bytes: ArrayBuffer, key?: string): Promise<T> {
  const reply = await exchange({
    method,
    url: to,
    header: { ...bearer(), 'Content-Type': TYPE, ...(key ? { 'Idempotency-Key': key } : {}) },
    data: bytes,
    timeout: PATIENCE,
  })
  if (reply.status >= 300) throw refusal(reply.status, reply.data)
  return reply.data as T
}

/** A place in a table, and what is wrong there. */
export interface Flaw {
  row: number
  sentence: string
}

/** What a refusal says of the table, place by place; nothing when it is about something else. */
export function flawsOf(why: Refusal): Flaw[] {
  const errors = why.more.errors
  return Array.isArray(errors) ? (errors as Flaw[]).filter((each) => typeof each?.sentence === 'string') : []
}
