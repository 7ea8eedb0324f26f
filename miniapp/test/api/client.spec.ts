import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { phone } from '../phone'

const load = () => import('@/api/client')
const problem = (status: number, code: string, more = {}) => ({
  status,
  data: { type: `/problems/${code}`, title: '', status, detail: '这样不行', code, ...more },
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Lets retries pass without waiting for them. */
async function settled<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined)
  await vi.runAllTimersAsync()
  return work
}

describe('a question', () => {
  it('goes to the filled-in path with the token', async () => {
    const { api, speakAs } = await load()
    speakAs('secret', 'me')
    phone.answer = () => ({ status: 200, data: { items: [] } })
    await api.get('/api/v1/villages/{village}/notices', { path: { village: 'a/b' }, query: { size: 5 } })
    expect(phone.asked[0]).toMatchObject({ method: 'GET', url: '/api/v1/villages/a%2Fb/notices?size=5' })
    expect(phone.asked[0]!.header.Authorization).toBe('Bearer secret')
  })

  it('is answered from the phone, with its time, when there is no signal', async () => {
    const { api } = await load()
    vi.setSystemTime(1000)
    phone.answer = () => ({ status: 200, data: { items: [1] } })
    await settled(api.read('/api/v1/goods'))
    vi.setSystemTime(9000)
    phone.answer = () => 'no signal'
    expect(await settled(api.read('/api/v1/goods'))).toEqual({ data: { items: [1] }, at: 1000, old: true })
  })

  it('is not answered from what another person has read', async () => {
    const { api, speakAs } = await load()
    speakAs('a', 'first')
    phone.answer = () => ({ status: 200, data: { items: [1] } })
    await settled(api.read('/api/v1/goods'))
    speakAs('b', 'second')
    phone.answer = () => 'no signal'
    await expect(settled(api.read('/api/v1/goods'))).rejects.toMatchObject({ words: '没有网络，请检查手机信号后再试' })
  })

  it('is not answered from the phone when the backend refuses', async () => {
    const { api } = await load()
    phone.answer = () => ({ status: 200, data: { items: [1] } })
    await settled(api.read('/api/v1/goods'))
    phone.answer = () => problem(403, 'forbidden')
    await expect(settled(api.read('/api/v1/goods'))).rejects.toMatchObject({ status: 403 })
  })
})

describe('an answer with a tag', () => {
  const tagged = { status: 200, data: { items: [1] }, header: { ETag: '"one"' } }
  const unlessTagged = (tag: string) => (asked: { header: Record<string, string> }) =>
    asked.header['If-None-Match'] === tag ? { status: 304 } : { status: 200, data: { items: ['again'] } }

  it('is asked for by its tag, and stands when nothing is new', async () => {
    const { api } = await load()
    vi.setSystemTime(1000)
    phone.answer = () => tagged
    await settled(api.read('/api/v1/goods'))
    expect(phone.asked[0]!.header['If-None-Match']).toBeUndefined()
    vi.setSystemTime(9000)
    phone.answer = unlessTagged('"one"')
    expect(await settled(api.read('/api/v1/goods'))).toEqual({ data: { items: [1] }, at: 9000, old: false })
    vi.setSystemTime(20_000)
    phone.answer = () => 'no signal'
    expect(await settled(api.read('/api/v1/goods'))).toEqual({ data: { items: [1] }, at: 9000, old: true })
  })

  it('makes room for a new one, which has another tag or none', async () => {
    const { api } = await load()
    phone.answer = () => tagged
    await settled(api.read('/api/v1/goods'))
    phone.answer = () => ({ status: 200, data: { items: [2] } })
    expect(await settled(api.read('/api/v1/goods'))).toMatchObject({ data: { items: [2] } })
    await settled(api.read('/api/v1/goods'))
    expect(phone.asked[2]!.header['If-None-Match']).toBeUndefined()
  })

  it('is never asked for by anybody else, nor at another address', async () => {
    const { api, speakAs } = await load()
    speakAs('a', 'first')
    phone.answer = () => tagged
    await settled(api.read('/api/v1/goods'))
    await settled(api.read('/api/v1/goods', { query: { size: 5 } }))
    speakAs('b', 'second')
    await settled(api.read('/api/v1/goods'))
    expect(phone.asked.map((asked) => asked.header['If-None-Match'])).toEqual([undefined, undefined, undefined])
  })

  it('that comes after somebody else took the phone is kept for nobody', async () => {
    const { api, speakAs } = await load()
    speakAs('a', 'first')
    phone.answer = () => {
      speakAs('b', 'second')
      return tagged
    }
    await settled(api.read('/api/v1/goods'))
    expect([...phone.storage.keys()].filter((key) => key.includes('goods'))).toEqual([])
  })
})

describe('a write', () => {
  it('carries the same key through all its tries', async () => {
    const { api } = await load()
    let tries = 0
    phone.answer = () => (++tries < 3 ? 'timeout' : { status: 201, data: { id: 'x' } })
    await settled(api.post('/api/v1/quarters', { body: { quarter: '2026Q1' } as never }))
    const keys = phone.asked.map((asked) => asked.header['Idempotency-Key'])
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(1)
  })

  it('is not sent again when the backend has decided', async () => {
    const { api } = await load()
    phone.answer = () => problem(422, 'insufficient-points', { fields: { wanted: '积分不够' }, missing: 12 })
    await expect(settled(api.post('/api/v1/redemptions', { body: {} as never }))).rejects.toMatchObject({
      words: '这样不行',
      code: 'insufficient-points',
      fields: { wanted: '积分不够' },
      more: { missing: 12 },
    })
    expect(phone.asked).toHaveLength(1)
  })

  it('is sent again while the first try is still being worked on', async () => {
    const { api } = await load()
    let tries = 0
    phone.answer = () => (++tries === 1 ? problem(409, 'request-in-flight') : { status: 201, data: {} })
    await settled(api.post('/api/v1/redemptions', { body: {} as never }))
    expect(phone.asked).toHaveLength(2)
  })

  it('gives up at once without any signal, so that the phone can keep it', async () => {
    const { api } = await load()
    await expect(settled(api.post('/api/v1/redemptions', { body: {} as never }))).rejects.toMatchObject({ late: false })
    expect(phone.asked).toHaveLength(1)
  })

  it('that WeChat cannot name is sent as POST with its verb in a header', async () => {
    const { api } = await load()
    phone.answer = () => ({ status: 200, data: {} })
    await settled(api.patch('/api/v1/grids/{grid}', { path: { grid: 'g' }, body: {} as never }))
    expect(phone.asked[0]).toMatchObject({ method: 'POST', header: { 'X-HTTP-Method-Override': 'PATCH' } })
  })
})

describe('an answer that is none', () => {
  it('is told in words, whatever a proxy says', async () => {
    const { api } = await load()
    phone.answer = () => ({ status: 502, data: '<html>Bad Gateway</html>' })
    await expect(settled(api.get('/api/v1/goods'))).rejects.toMatchObject({ words: '系统繁忙，请过一会儿再试' })
  })

  it('tells the session when the token is no longer known', async () => {
    const { api, whenSignedOut } = await load()
    const signedOut = vi.fn()
    whenSignedOut(signedOut)
    phone.answer = () => problem(401, 'not-signed-in')
    await expect(settled(api.get('/api/v1/goods'))).rejects.toMatchObject({ status: 401 })
    expect(signedOut).toHaveBeenCalledOnce()
  })
})
