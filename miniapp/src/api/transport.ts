import { NoSignal } from './trouble'

/** One exchange with the backend over uni.request, the only one WeChat and browsers share. */

export interface Letter {
  method: string
  url: string
  header?: Record<string, string>
  data?: object | ArrayBuffer
  timeout?: number
  binary?: boolean
}

export interface Reply {
  status: number
  data: unknown
  header: Record<string, string>
}

/** Weak signal is slow, not absent: WeChat's own limit is 60 seconds. */
export const PATIENCE = 20_000

let base = import.meta.env.VITE_API_BASE ?? ''
// #ifdef H5
base = '' // whoever serves the page serves the API
// #endif

export function absolute(url: string): string {
  return base + url
}

export function exchange(letter: Letter): Promise<Reply> {
  return new Promise((resolve, reject) => {
    uni.request({
      url: absolute(letter.url),
      // WeChat knows no PATCH; the backend reads the intended verb from this header.
      method: (letter.method === 'PATCH' ? 'POST' : letter.method) as 'GET',
      header: {
        Accept: 'application/json',
        ...(letter.data === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(letter.method === 'PATCH' ? { 'X-HTTP-Method-Override': 'PATCH' } : {}),
        ...letter.header,
      },
      data: letter.data,
      timeout: letter.timeout ?? PATIENCE,
      responseType: letter.binary ? 'arraybuffer' : 'text',
      success: (answer) =>
        resolve({
          status: answer.statusCode,
          data: letter.binary ? answer.data : read(answer.data),
          header: lowered(answer.header as Record<string, string> | undefined),
        }),
      fail: (failure) => reject(new NoSignal(/time.?out/i.test(String(failure?.errMsg)))),
    })
  })
}

/** problem+json reaches us as text in some runtimes. */
function read(data: unknown): unknown {
  if (typeof data !== 'string') return withoutNulls(data)
  try {
    return withoutNulls(JSON.parse(data))
  } catch {
    return data
  }
}

/** What is absent comes as null; the types, and all of our code, call it undefined. */
function withoutNulls(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withoutNulls)
  if (typeof data !== 'object' || data === null) return data ?? undefined
  return Object.fromEntries(
    Object.entries(data)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, withoutNulls(value)]),
  )
}

function lowered(header: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(header).map(([name, value]) => [name.toLowerCase(), value]))
}
