import { afterEach, describe, expect, it, vi } from 'vitest'

const asked = vi.fn()
async function ask(templates?: string) {
  if (templates !== undefined) vi.stubEnv('VITE_WECHAT_TEMPLATES', templates)
  ;(wx as unknown as { requestSubscribeMessage: unknown }).requestSubscribeMessage = asked
  const { askToBeTold } = await import('@/lib/tell-me')
  askToBeTold()
}
afterEach(() => {
  vi.unstubAllEnvs()
  asked.mockClear()
})

describe('asking whether WeChat may tell how it ends', () => {
  it('asks about three templates at most, at once', async () => {
    await ask('a,b,,c,d')
    expect(asked).toHaveBeenCalledWith(expect.objectContaining({ tmplIds: ['a', 'b', 'c'] }))
  })

  it('asks nobody where there are no templates', async () => {
    await ask('')
    await ask()
    expect(asked).not.toHaveBeenCalled()
  })
})
