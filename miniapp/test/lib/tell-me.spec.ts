import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { askToBeTold, tell } from '@/lib/tell-me'
import { wordsOf } from '@/lib/codes'
import { tapped, telling } from '@/stores/telling'
import { api } from '@/api/client'

const asked = vi.fn()
const kinds = ['AWARD', 'NOTICE', 'WINDOW', 'READY', 'SPOT'] as const
function wished(change: Partial<{ on: boolean; template: string }> = {}) {
  tapped({ wechat: true, kinds: kinds.map((kind) => ({ kind, title: kind, on: true, template: `t-${kind}`, leftOver: 0, ...change })) })
}
beforeEach(() => {
  ;(wx as unknown as { requestSubscribeMessage: unknown }).requestSubscribeMessage = asked
})
afterEach(() => {
  asked.mockClear()
  vi.restoreAllMocks()
})

describe('asking whether WeChat may tell how it ends', () => {
  it('asks about three templates at most, at once', () => {
    wished()
    askToBeTold('AWARD', 'NOTICE', 'WINDOW', 'READY')
    expect(asked).toHaveBeenCalledWith(expect.objectContaining({ tmplIds: ['t-AWARD', 't-NOTICE', 't-WINDOW'] }))
  })

  it('asks nobody where there are no templates, and not about what is switched off', () => {
    wished({ template: undefined })
    askToBeTold('AWARD')
    wished({ on: false })
    askToBeTold('AWARD')
    expect(asked).not.toHaveBeenCalled()
  })

  it('tells the backend what was answered, and nothing when WeChat did not ask', async () => {
    const put = vi.spyOn(api, 'put').mockResolvedValue({ wechat: true, kinds: [{ kind: 'AWARD', title: 'x', on: true, template: 't-AWARD', leftOver: 1 }] } as never)
    await tell(['t-AWARD', 't-SPOT'], { errMsg: 'ok', 't-AWARD': 'accept' })
    expect(put).toHaveBeenCalledWith('/api/v1/me/message-taps/{tap}', expect.objectContaining({ body: { answers: [{ template: 't-AWARD', answer: 'accept' }] } }))
    expect(telling.wishes.value?.kinds[0]?.leftOver).toBe(1)
    put.mockClear()
    await tell(['t-AWARD'], { errMsg: 'requestSubscribeMessage:fail' })
    expect(put).not.toHaveBeenCalled()
  })

  it('lets nobody wait for an answer that is lost', async () => {
    vi.spyOn(api, 'put').mockRejectedValue(new Error('no signal'))
    await expect(tell(['t-AWARD'], { 't-AWARD': 'accept' })).resolves.toBeUndefined()
  })
})

describe('what a camera read', () => {
  it('takes the card out of a mini-program code', () => {
    expect(wordsOf({ result: '', path: 'pages/scanned/scanned?scene=c.K7MQ2XBD' })).toBe('K7MQ2XBD')
    expect(wordsOf({ result: 'K7MQ2XBD' })).toBe('K7MQ2XBD')
  })
})
