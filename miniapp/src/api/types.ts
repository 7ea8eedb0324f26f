import type { paths } from './schema'

/** What the generated description of the API says about one call, in the form the client needs. */

export type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** The paths that know this verb. */
export type PathOf<V extends Verb> = {
  [P in keyof paths]: paths[P] extends { [K in V]: { responses: unknown } } ? P : never
}[keyof paths]

type Operation<P extends keyof paths, V extends Verb> = paths[P] extends { [K in V]: infer O } ? O : never

type Json<R, Status extends number> = R extends { [K in Status]: { content: { 'application/json': infer T } } } ? T : never

/** What a call answers when it goes well; undefined when it answers nothing. */
export type Answer<P extends keyof paths, V extends Verb> =
  Operation<P, V> extends { responses: infer R }
    ? [Json<R, 200> | Json<R, 201>] extends [never]
      ? undefined
      : Json<R, 200> | Json<R, 201>
    : never

type InPath<O> = O extends { parameters: { path: infer T } } ? { path: T } : object
type InQuery<O> = O extends { parameters: { query: infer T } }
  ? { query: T }
  : O extends { parameters: { query?: infer T } }
    ? { query?: T }
    : object
type InBody<O> = O extends { requestBody: { content: { 'application/json': infer T } } } ? { body: T } : object

/** What a call has to be told: path parameters, query, body. */
export type Asked<P extends keyof paths, V extends Verb> = InPath<Operation<P, V>> &
  InQuery<Operation<P, V>> &
  InBody<Operation<P, V>>

/** The body of a write. */
export type Body<P extends keyof paths, V extends Verb> = Asked<P, V> extends { body: infer B } ? B : never

/** The second argument of a call: to be left out when everything in it may be. */
export type Rest<T> = object extends T ? [asked?: T] : [asked: T]
