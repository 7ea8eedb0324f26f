import { describe, expect, it } from 'vitest'

async function loaded() {
  const { useRead, usePages } = await import('@/lib/use-read')
  const { useWrite } = await import('@/lib/use-write')
  const { NoSignal, Refusal } = await import('@/api/trouble')
  return { useRead, usePages, useWrite, NoSignal, Refusal }
}

describe('a reading', () => {
  it('is loading, then ready or empty', async () => {
    const { useRead } = await loaded()
    const answers = [{ items: [1] }, { items: [] as number[] }]
    const { reading, reload } = useRead(async () => ({ data: answers.shift()!, at: 1, old: false }))
    expect(reading.value.state).toBe('loading')
    await reload()
    expect(reading.value.state).toBe('ready')
    await reload()
    expect(reading.value.state).toBe('empty')
  })

  it('says why there is nothing to show', async () => {
    const { useRead, NoSignal, Refusal } = await loaded()
    let fault: Error = new NoSignal(false)
    const { reading, reload } = useRead(() => Promise.reject(fault))
    await reload()
    expect(reading.value).toMatchObject({ state: 'offline', words: '没有网络，请检查手机信号后再试' })
    fault = new Refusal(403, 'forbidden', '这不归您管')
    await reload()
    expect(reading.value).toMatchObject({ state: 'error', words: '这不归您管' })
  })

  it('leaves on the screen what is there when a refresh finds no signal', async () => {
    const { useRead, NoSignal } = await loaded()
    let online = true
    const { reading, data, reload } = useRead(async () => {
      if (!online) throw new NoSignal(false)
      return { data: { items: [1] }, at: 5, old: false }
    })
    await reload()
    online = false
    await reload()
    expect(data.value).toEqual({ items: [1] })
    expect(reading.value).toMatchObject({ state: 'ready', at: 5, old: true })
  })

  it('shows the newest answer, even when an older one comes later', async () => {
    const { useRead } = await loaded()
    const open: ((value: number[]) => void)[] = []
    const { data, reload } = useRead(
      () => new Promise<{ data: number[]; at: number; old: boolean }>((resolve) => open.push((data) => resolve({ data, at: 1, old: false }))),
    )
    const first = reload()
    const second = reload()
    await new Promise((resolve) => setTimeout(resolve))
    open[1]!([2])
    open[0]!([1])
    await Promise.all([first, second])
    expect(data.value).toEqual([2])
  })

  it('shows nothing of the one before while it asks about another', async () => {
    const { useRead } = await loaded()
    const { ref } = await import('vue')
    const subject = ref('a')
    const open: (() => void)[] = []
    const { reading, data, reload } = useRead(
      () => {
        const asked = subject.value
        return new Promise<{ data: string; at: number; old: boolean }>((resolve) => open.push(() => resolve({ data: asked, at: 1, old: false })))
      },
      undefined,
      () => subject.value,
    )
    const answer = async (at: number) => {
      await new Promise((resolve) => setTimeout(resolve))
      open[at]!()
    }
    const first = reload()
    await answer(0)
    await first
    expect(data.value).toBe('a')
    subject.value = 'b'
    expect([data.value, reading.value.state]).toEqual([undefined, 'loading'])
    const second = reload()
    await new Promise((resolve) => setTimeout(resolve))
    subject.value = 'c'
    const third = reload()
    await answer(1)
    await second
    expect(data.value).toBeUndefined()
    await answer(2)
    await third
    expect(data.value).toBe('c')
  })

  it('of a long list under another tab does not go on with the old one', async () => {
    const { usePages } = await loaded()
    const { ref } = await import('vue')
    const tab = ref('x')
    let late: (() => void) | undefined
    const { items, more, reload, hasMore } = usePages<string>(
      (after) => {
        const page = { data: { items: [tab.value + (after ?? '1')], next: after ? undefined : '2' }, at: 1, old: false }
        return after ? new Promise((resolve) => (late = () => resolve(page))) : Promise.resolve(page)
      },
      () => tab.value,
    )
    await reload()
    const further = more()
    tab.value = 'y'
    expect([items.value, hasMore.value]).toEqual([[], false])
    await reload()
    late!()
    await further
    expect(items.value).toEqual(['y1'])
  })

  it('of a list that is opened by another question goes on with its own', async () => {
    const { usePages } = await loaded()
    const { items, first, more, reload } = usePages(
      async (after) => ({ data: { items: [`after ${after}`] }, at: 1, old: false }),
      undefined,
      async () => ({ data: { items: ['opened'], next: '1', wallet: 30 }, at: 1, old: false }),
    )
    await reload()
    await more()
    expect([items.value, first.value?.wallet]).toEqual([['opened', 'after 1'], 30])
  })

  it('of a long list goes on page by page, and a failed page can be asked for again', async () => {
    const { usePages, NoSignal } = await loaded()
    let online = true
    const { items, hasMore, more, reload, moreTrouble } = usePages<number>(async (after) => {
      if (!online) throw new NoSignal(false)
      return { data: after ? { items: [3] } : { items: [1, 2], next: 'n' }, at: 1, old: false }
    })
    await reload()
    expect([items.value, hasMore.value]).toEqual([[1, 2], true])
    online = false
    await more()
    expect([items.value, moreTrouble.value !== '']).toEqual([[1, 2], true])
    online = true
    await more()
    expect([items.value, hasMore.value]).toEqual([[1, 2, 3], false])
  })
})

describe('a button that writes', () => {
  it('keeps its key while nobody knows the outcome, and takes a new one after an answer', async () => {
    const { useWrite, NoSignal, Refusal } = await loaded()
    const { writing, run } = useWrite()
    const keys: string[] = []
    const sent = (fault?: Error) => async (key: string) => {
      keys.push(key)
      if (fault) throw fault
      return 'ok'
    }
    await run({ a: 1 }, sent(new NoSignal(true)))
    await run({ a: 1 }, sent(new Refusal(422, 'no', '不行', { a: '太多' })))
    expect(writing).toMatchObject({ words: '不行', fields: { a: '太多' }, busy: false })
    expect(await run({ a: 1 }, sent())).toBe('ok')
    expect(writing.words).toBe('')
    await run({ a: 1 }, sent())
    expect(keys[0]).toBe(keys[1])
    expect(new Set(keys).size).toBe(3)
  })

  it('takes a new key when the form has changed', async () => {
    const { useWrite, NoSignal } = await loaded()
    const { run } = useWrite()
    const keys: string[] = []
    for (const form of [{ a: 1 }, { a: 2 }]) {
      await run(form, async (key) => {
        keys.push(key)
        throw new NoSignal(false)
      })
    }
    expect(keys[0]).not.toBe(keys[1])
  })

  it('cannot be pressed twice', async () => {
    const { useWrite } = await loaded()
    const { run } = useWrite()
    let times = 0
    const slow = () => new Promise<void>((resolve) => setTimeout(() => resolve(void times++)))
    await Promise.all([run(1, slow), run(1, slow)])
    expect(times).toBe(1)
  })
})
