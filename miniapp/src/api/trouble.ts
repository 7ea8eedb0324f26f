import type { Problem } from './schema'

/** The backend said no. Its sentence is for the person in front of the screen. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly words: string,
    readonly fields: Record<string, string> = {},
    readonly more: Record<string, unknown> = {},
  ) {
    super(`${status} ${code}: ${words}`)
  }

  /** Sent again later, the same request may well succeed: the server was busy, or still at it. */
  get passing(): boolean {
    return this.status >= 500 || this.status === 408 || this.status === 429 || this.code === 'request-in-flight'
  }
}

/** The backend was not reached: whether it heard us is unknown. */
export class NoSignal extends Error {
  readonly words: string
  readonly fields: Record<string, string> = {}

  constructor(readonly late: boolean) {
    super(late ? 'timeout' : 'no network')
    this.words = late ? '网络太慢，等不到回答，请再试一次' : '没有网络，请检查手机信号后再试'
  }
}

export type Trouble = Refusal | NoSignal

/** Whatever was thrown, as something that can be shown. */
export function trouble(thrown: unknown): Trouble {
  if (thrown instanceof Refusal || thrown instanceof NoSignal) return thrown
  // A fault of our own must be seen by whoever develops, not only by whoever is at the counter.
  console.error(thrown)
  return new Refusal(500, 'app-fault', '小程序出了点问题，请退出后再试')
}

/** Reads problem+json; a proxy in between may answer anything else. */
export function refusal(status: number, answered: unknown): Refusal {
  const problem = (typeof answered === 'object' && answered !== null ? answered : {}) as Partial<Problem>
  const { type: _type, title: _title, status: _status, detail, code, fields, ...more } = problem
  const words = detail ?? (status >= 500 ? '系统繁忙，请过一会儿再试' : '没有办成，请再试一次')
  return new Refusal(status, code ?? `http-${status}`, words, fields, more)
}

/** Two tries apart, the same outcome unknown: worth sending again under the same key. */
export function worthRepeating(thrown: unknown): boolean {
  return thrown instanceof NoSignal || (thrown instanceof Refusal && thrown.passing)
}
