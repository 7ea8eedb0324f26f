import { describe, expect, it, vi } from 'vitest'
import { phone } from '../phone'

const town = { id: 't', name: '凤鸣镇', code: 'fm' }
const me = { person: 'p1', name: '张三', town, posts: [{ role: 'VILLAGER' }, { role: 'COMMITTEE', village: { id: 'v', name: '里市村' } }], demo: true }
const signedIn = { token: 'new', person: 'p1', town: 't', towns: [town], choices: [], waiting: [], demo: true, expiresAt: '' }

const load = () => import('@/stores/session')
const answer = (answers: Record<string, unknown>) => {
  phone.answer = ({ method, url }) => {
    const data = answers[`${method} ${url}`]
    return data === undefined ? { status: 404, data: { detail: '没有', code: 'unknown' } } : { status: 200, data }
  }
}

describe('the session', () => {
  it('is a stranger at first', async () => {
    const { session, startSession, holds } = await load()
    await startSession()
    expect([session.ready.value, session.signedIn.value, session.bound.value, holds('VILLAGER')]).toEqual([true, false, false, false])
  })

  it('knows the person, their roles and villages, also after a restart without a signal', async () => {
    const first = await load()
    await first.startSession()
    answer({ 'GET /api/v1/me': me })
    await first.accept(signedIn)
    vi.resetModules()
    phone.answer = () => 'no signal'
    const second = await load()
    await second.startSession()
    expect(second.session.bound.value).toBe(true)
    expect(second.session.roles.value).toEqual(['VILLAGER', 'COMMITTEE'])
    expect(second.villagesAs('COMMITTEE').map((village) => village.name)).toEqual(['里市村'])
  })

  it('enters the only town by itself once a committee has confirmed', async () => {
    const { session, startSession, accept } = await load()
    await startSession()
    answer({ 'GET /api/v1/me': me, 'PUT /api/v1/sessions/current/town': { ...signedIn, token: null } })
    await accept({ ...signedIn, town: undefined })
    expect(phone.asked.map((asked) => asked.url)).toContain('/api/v1/sessions/current/town')
    expect(session.pending.value).toBeUndefined()
  })

  it('waits with what is still open when there are several towns', async () => {
    const { session, startSession, accept } = await load()
    await startSession()
    answer({ 'GET /api/v1/me': { ...me, town: undefined } })
    await accept({ ...signedIn, town: undefined, towns: [town, { ...town, id: 'u' }] })
    expect(session.bound.value).toBe(false)
    expect(session.pending.value?.towns).toHaveLength(2)
  })

  it('forgets everything of the person on signing out, whether the server hears it or not', async () => {
    const { session, startSession, accept, signOut } = await load()
    const { api } = await import('@/api/client')
    await startSession()
    answer({ 'GET /api/v1/me': me, 'GET /api/v1/goods': { items: [1] } })
    await accept(signedIn)
    await api.read('/api/v1/goods')
    const { saveDraft } = await import('@/lib/drafts')
    await saveDraft('apply', { words: '写了一半' })
    phone.answer = () => 'no signal'
    await signOut()
    expect(session.signedIn.value).toBe(false)
    expect([...phone.storage.keys()]).toEqual([])
  })

  it('tells once that its token has expired', async () => {
    const { startSession, accept, whenExpired, session } = await load()
    const { api } = await import('@/api/client')
    const expired = vi.fn()
    whenExpired(expired)
    await startSession()
    answer({ 'GET /api/v1/me': me })
    await accept(signedIn)
    phone.answer = () => ({ status: 401, data: { detail: '请先登录', code: 'not-signed-in' } })
    await expect(api.get('/api/v1/goods')).rejects.toMatchObject({ status: 401 })
    await vi.waitFor(() => expect(expired).toHaveBeenCalledOnce())
    expect(session.signedIn.value).toBe(false)
  })
})
