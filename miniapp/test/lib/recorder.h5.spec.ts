import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

class FakeRecorder {
  static last: FakeRecorder
  state = 'inactive'
  mimeType = 'audio/webm'
  ondataavailable?: (event: { data: Blob }) => void
  onstop?: () => void
  constructor() {
    FakeRecorder.last = this
  }
  start() {
    this.state = 'recording'
  }
  stop() {
    this.state = 'inactive'
    this.ondataavailable?.({ data: new Blob(['sound']) })
    this.onstop?.()
  }
}
const track = { stop: vi.fn() }

beforeEach(() => {
  vi.useFakeTimers()
  track.stop.mockClear()
  vi.stubGlobal('MediaRecorder', FakeRecorder)
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: async () => ({ getTracks: () => [track] }) } })
  URL.createObjectURL = () => 'blob:sound'
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a recording in a browser', () => {
  it('ends when asked, and lets go of the microphone', async () => {
    const { record } = await import('@/lib/recorder')
    const { stop, done } = await record(60)
    await vi.advanceTimersByTimeAsync(4000)
    stop()
    expect(await done).toEqual({ file: 'blob:sound', seconds: 4 })
    expect(track.stop).toHaveBeenCalledOnce()
  })

  it('ends by itself at the limit', async () => {
    const { record } = await import('@/lib/recorder')
    const { done } = await record(60)
    await vi.advanceTimersByTimeAsync(60_000)
    expect((await done).seconds).toBe(60)
    expect(FakeRecorder.last.state).toBe('inactive')
  })

  it('is not possible without a microphone, and says so when it is forbidden', async () => {
    const { canRecord, record } = await import('@/lib/recorder')
    expect(canRecord()).toBe(true)
    vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: () => Promise.reject(new Error('NotAllowedError')) } })
    await expect(record(60)).rejects.toMatchObject({ code: 'no-microphone' })
    vi.stubGlobal('navigator', {})
    expect(canRecord()).toBe(false)
  })
})
