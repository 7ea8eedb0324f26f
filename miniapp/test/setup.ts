import { beforeEach, vi } from 'vitest'
import { freshPhone } from './phone'

/** Page hooks of uni-app: a test runs them when it wants to, `await hooks.onShow()`. */
export const hooks: Record<string, (...given: unknown[]) => unknown> = {}

vi.mock('@dcloudio/uni-app', () => {
  const names = ['onLaunch', 'onLoad', 'onShow', 'onHide', 'onReady', 'onUnload', 'onPullDownRefresh', 'onReachBottom', 'onShareAppMessage']
  return Object.fromEntries(names.map((name) => [name, (run: (...given: unknown[]) => unknown) => (hooks[name] = run)]))
})

beforeEach(() => {
  for (const name of Object.keys(hooks)) delete hooks[name]
  freshPhone()
  vi.resetModules()
})
