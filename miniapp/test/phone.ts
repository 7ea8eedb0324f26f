import { vi } from 'vitest'

/** A phone for tests: storage, network and what the backend answers, all of it in memory. */

export interface Asked {
  method: string
  url: string
  header: Record<string, string>
  data: unknown
}
type Answering = (asked: Asked) => { status: number; data?: unknown; header?: Record<string, string> } | 'no signal' | 'timeout'

export const phone = {
  storage: new Map<string, unknown>(),
  asked: [] as Asked[],
  answer: (() => 'no signal') as Answering,
  files: new Map<string, ArrayBuffer>(),
  networkListeners: [] as ((change: { isConnected: boolean }) => void)[],
}

interface Callbacks {
  success?: (result: unknown) => void
  fail?: (failure: { errMsg: string }) => void
  complete?: () => void
}

const soon = (then: () => void) => queueMicrotask(then)

function done(options: Callbacks, result?: unknown) {
  soon(() => {
    options.success?.(result)
    options.complete?.()
  })
}
function failed(options: Callbacks, errMsg: string) {
  soon(() => {
    options.fail?.({ errMsg })
    options.complete?.()
  })
}

function request(options: Callbacks & { method: string; url: string; header: Record<string, string>; data: unknown }) {
  const asked = { method: options.method, url: options.url, header: options.header, data: options.data }
  phone.asked.push(asked)
  const answer = phone.answer(asked)
  if (answer === 'no signal') return failed(options, 'request:fail')
  if (answer === 'timeout') return failed(options, 'request:fail timeout')
  return done(options, { statusCode: answer.status, data: answer.data ?? '', header: answer.header ?? {} })
}

/** WeChat's one recorder: a test ends it as a person or the limit would. */
type Told = (result: never) => void
const heard: Record<string, Told> = {}
const tell = (name: string, result: unknown = {}) => soon(() => heard[name]?.(result as never))
export const microphone = { allowed: true }
export const recorder = {
  onStart: (listener: Told) => (heard.start = listener),
  onStop: (listener: Told) => (heard.stop = listener),
  onError: (listener: Told) => (heard.error = listener),
  start: vi.fn((_options: object) => (microphone.allowed ? tell('start') : tell('error', { errMsg: 'operateRecorder:fail auth deny' }))),
  stop: vi.fn(() => tell('stop', { tempFilePath: 'tmp/voice.mp3' })),
}
export const player = {
  src: '',
  onEnded: (listener: Told) => (heard.ended = listener),
  onError: (listener: Told) => (heard.unplayable = listener),
  play: vi.fn(),
  stop: vi.fn(),
  destroy: vi.fn(),
  end: () => tell('ended'),
}

export function freshPhone(): void {
  microphone.allowed = true
  for (const each of [recorder.start, recorder.stop, player.play, player.stop, player.destroy]) each.mockClear()
  phone.storage.clear()
  phone.asked.length = 0
  phone.answer = () => 'no signal'
  phone.files.clear()
  phone.networkListeners.length = 0
  vi.stubGlobal('uni', {
    getStorage: (o: Callbacks & { key: string }) =>
      phone.storage.has(o.key) ? done(o, { data: structuredClone(phone.storage.get(o.key)) }) : failed(o, 'getStorage:fail data not found'),
    setStorage: (o: Callbacks & { key: string; data: unknown }) => {
      phone.storage.set(o.key, structuredClone(o.data))
      done(o)
    },
    getStorageInfo: (o: Callbacks) => done(o, { keys: [...phone.storage.keys()] }),
    removeStorage: (o: Callbacks & { key: string }) => {
      phone.storage.delete(o.key)
      done(o)
    },
    request,
    getNetworkType: (o: Callbacks) => done(o, { networkType: 'wifi' }),
    onNetworkStatusChange: (listener: (change: { isConnected: boolean }) => void) => phone.networkListeners.push(listener),
    getImageInfo: (o: Callbacks) => done(o, { width: 4000, height: 3000 }),
    chooseMedia: vi.fn((o: Callbacks) => done(o, { tempFiles: [{ tempFilePath: 'tmp/a.jpg' }] })),
    getLocation: vi.fn((o: Callbacks) => done(o, { latitude: 30.9276, longitude: 108.7044, accuracy: 12.3 })),
    getRecorderManager: () => recorder,
    createInnerAudioContext: () => player,
    stopPullDownRefresh: vi.fn(),
    navigateTo: vi.fn(),
    navigateBack: vi.fn(),
    switchTab: vi.fn(),
    showToast: vi.fn(),
    login: (o: Callbacks) => done(o, { code: 'wx-code' }),
  })
  vi.stubGlobal('wx', {
    env: { USER_DATA_PATH: 'user' },
    getAppBaseInfo: () => ({ fontSizeSetting: 17 }),
    compressImage: (o: Callbacks & { src: string }) => done(o, { tempFilePath: `${o.src}.small` }),
    getFileSystemManager: () => ({
      mkdir: (o: Callbacks) => done(o),
      copyFile: (o: Callbacks & { srcPath: string; destPath: string }) => {
        phone.files.set(o.destPath, new TextEncoder().encode(o.srcPath).buffer as ArrayBuffer)
        done(o)
      },
      readFile: (o: Callbacks & { filePath: string }) =>
        phone.files.has(o.filePath) ? done(o, { data: phone.files.get(o.filePath) }) : failed(o, 'no such file'),
      access: (o: Callbacks & { path: string }) => (phone.files.has(o.path) ? done(o) : failed(o, 'no such file')),
      unlink: (o: Callbacks & { filePath: string }) => {
        phone.files.delete(o.filePath)
        done(o)
      },
    }),
  })
}
