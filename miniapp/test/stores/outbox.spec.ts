import { beforeEach, describe, expect, it } from 'vitest'
import { phone, type Asked } from '../phone'

const me = { person: 'p1', name: '张三', town: { id: 't', name: '凤鸣镇', code: 'fm' }, posts: [], demo: false }

async function started() {
  const session = await import('@/stores/session')
  const outbox = await import('@/stores/outbox')
  await session.startSession()
  await outbox.startOutbox()
  return outbox
}

const letter = (title: string, more = {}) => ({
  title,
  method: 'post' as const,
  path: '/api/v1/applications' as const,
  asked: { body: { note: title } as never },
  ...more,
})
const writes = () => phone.asked.filter((asked) => asked.method !== 'GET')
const keyOf = (asked?: Asked) => asked?.header['Idempotency-Key']

beforeEach(() => {
  phone.storage.set('session', { token: 't', person: 'p1', me })
})

function signal(answer: (asked: Asked) => { status: number; data?: unknown }) {
  phone.answer = (asked) => (asked.url === '/api/v1/me' ? { status: 200, data: me } : answer(asked))
}

describe('the outbox', () => {
  it('sends at once when there is a signal, and keeps nothing', async () => {
    const { outbox, post } = await started()
    signal(() => ({ status: 201, data: { id: 'a' } }))
    expect(await post(letter('一'))).toEqual({ sent: true, answer: { id: 'a' } })
    expect(outbox.pieces.value).toHaveLength(0)
    expect([...phone.storage.keys()].filter((key) => key.startsWith('outbox/'))).toEqual([])
  })

  it('keeps what found no signal, and sends it later under the same key', async () => {
    const { outbox, post, flush } = await started()
    const outcome = await post(letter('一'))
    expect(outcome.sent).toBe(false)
    expect(outbox.waiting.value).toBe(1)
    signal(() => ({ status: 201, data: {} }))
    await flush()
    expect(outbox.waiting.value).toBe(0)
    const [first, second] = writes()
    expect(keyOf(first)).toBe(keyOf(second))
  })

  it('survives the app being closed', async () => {
    const first = await started()
    await first.post(letter('一'))
    await first.post(letter('二'))
    const { vi } = await import('vitest')
    vi.resetModules()
    const second = await started()
    expect(second.outbox.pieces.value.map((piece) => piece.title)).toEqual(['一', '二'])
    signal(() => ({ status: 201, data: {} }))
    await second.flush()
    expect(second.outbox.waiting.value).toBe(0)
  })

  it('tells a refusal to the page and lets nothing wait', async () => {
    const { outbox, post } = await started()
    signal(() => ({ status: 422, data: { detail: '这个季度已经报过了', code: 'cap-reached' } }))
    await expect(post(letter('一'))).rejects.toMatchObject({ words: '这个季度已经报过了' })
    expect(outbox.pieces.value).toHaveLength(0)
  })

  it('keeps what is refused later, with the reason, until the person has seen it', async () => {
    const { outbox, post, flush, tryAgain, giveUp } = await started()
    await post(letter('一'))
    signal(() => ({ status: 409, data: { detail: '这一户已经登记过了', code: 'already-recorded' } }))
    await flush()
    expect(outbox.refused.value).toBe(1)
    expect(outbox.pieces.value[0]!.refused!.words).toBe('这一户已经登记过了')
    await flush()
    expect(writes()).toHaveLength(2) // refused pieces are not sent by themselves
    await tryAgain(outbox.pieces.value[0]!.key)
    expect(keyOf(writes()[2])).not.toBe(keyOf(writes()[1]))
    await giveUp(outbox.pieces.value[0]!.key)
    expect(outbox.pieces.value).toHaveLength(0)
  })

  it('sends photos before what names them', async () => {
    const { post, flush } = await started()
    const { takeIn } = await import('@/api/photos')
    const photo = await takeIn('tmp/a.jpg')
    await post(letter('一', { photos: [photo] }))
    signal(() => ({ status: 201, data: {} }))
    await flush()
    expect(writes().map((asked) => asked.url)).toEqual([
      `/api/v1/photos/${photo}`,
      `/api/v1/photos/${photo}`,
      '/api/v1/applications',
    ])
    expect((writes()[1]!.data as ArrayBuffer).byteLength).toBeGreaterThan(0)
    expect(phone.files.size).toBe(0)
  })

  it('sends a recording before what names it, and forgets it when the piece is given up', async () => {
    const { outbox, post, flush, giveUp } = await started()
    const { takeInRecording } = await import('@/api/recordings')
    const [one, two] = [await takeInRecording('tmp/a.mp3'), await takeInRecording('tmp/b.mp3')]
    await post(letter('一', { recordings: [one] }))
    await post(letter('二', { recordings: [two] }))
    await giveUp(outbox.pieces.value[1]!.key)
    expect([...phone.files.keys()]).toEqual([`user/recordings/${one}.mp3`])
    signal(() => ({ status: 201, data: {} }))
    phone.asked.length = 0
    await flush()
    expect(writes().map((asked) => asked.url)).toEqual([`/api/v1/recordings/${one}`, '/api/v1/applications'])
    expect(phone.files.size).toBe(0)
  })

  it('keeps the order inside a group, and stops the group at a refusal', async () => {
    const { outbox, post, flush } = await started()
    await post(letter('新建', { group: 'sheet' }))
    await post(letter('提交', { group: 'sheet' }))
    await post(letter('别的'))
    signal((asked) =>
      (asked.data as { note: string }).note === '新建' ? { status: 422, data: { detail: '不行' } } : { status: 201, data: {} },
    )
    await flush()
    expect(outbox.pieces.value.map((piece) => [piece.title, piece.refused !== undefined])).toEqual([
      ['新建', true],
      ['提交', false],
    ])
  })

  it('sends a refused piece again in its old place: what follows it still follows', async () => {
    const { outbox, post, flush, tryAgain } = await started()
    await post(letter('新建', { group: 'sheet' }))
    await post(letter('提交', { group: 'sheet' }))
    signal(() => ({ status: 422, data: { detail: '不行' } }))
    await flush()
    phone.answer = () => 'no signal'
    await tryAgain(outbox.pieces.value[0]!.key)
    expect(outbox.pieces.value.map((piece) => piece.title)).toEqual(['新建', '提交'])
    const titles: string[] = []
    signal((asked) => {
      titles.push((asked.data as { note: string }).note)
      return { status: 201, data: {} }
    })
    await flush()
    expect(titles).toEqual(['新建', '提交'])
    expect([...phone.storage.keys()].filter((key) => key.startsWith('outbox/'))).toEqual([])
  })

  it('stops sending when somebody else takes the phone', async () => {
    const { post, flush } = await started()
    const { accept } = await import('@/stores/session')
    await post(letter('一'))
    await post(letter('二'))
    const other = { ...me, person: 'p2' }
    const bodies: unknown[] = []
    let taken: Promise<void> | undefined
    phone.answer = (asked) => {
      if (asked.url === '/api/v1/me') return { status: 200, data: other }
      bodies.push(asked.data)
      taken ??= accept({ token: 'u', person: 'p2', town: 't', towns: [], choices: [], waiting: [], demo: true, expiresAt: '' })
      return 'no signal'
    }
    await flush()
    await taken
    await flush()
    expect(bodies).toEqual([{ note: '一' }])
  })

  it('does not send twice when two things ask it to send', async () => {
    const { post, flush } = await started()
    await post(letter('一'))
    signal(() => ({ status: 201, data: {} }))
    await Promise.all([flush(), flush(), flush()])
    expect(writes()).toHaveLength(2) // the first try without a signal, and one more
  })

  it('shows nobody what another person has written', async () => {
    const { post } = await started()
    await post(letter('一'))
    const { vi } = await import('vitest')
    vi.resetModules()
    phone.storage.set('session', { token: 'u', person: 'p2', me: { ...me, person: 'p2' } })
    const { outbox, flush } = await started()
    expect(outbox.pieces.value).toHaveLength(0)
    await flush()
    expect(writes()).toHaveLength(1)
  })
})
