import { Refusal } from '@/api/trouble'

/** Records what somebody says: WeChat's recorder (mp3), or the browser's own. One recording at a time. */

export interface Recorded {
  /** A temporary file: a path on WeChat, a blob URL in a browser. */
  file: string
  seconds: number
}

export interface Recording {
  stop: () => void
  /** When stopped, by the person or by the limit. */
  done: Promise<Recorded>
}

const NOT_ALLOWED = new Refusal(0, 'no-microphone', '没有允许使用麦克风。可以在手机设置里打开，也可以写下来')
const FAILED = new Refusal(0, 'not-recorded', '没有录上，请再试一次')

/** A browser without a microphone, or on a page that may not use it. */
export function canRecord(): boolean {
  let can = true
  // #ifdef H5
  can = typeof MediaRecorder !== 'undefined' && navigator.mediaDevices?.getUserMedia !== undefined
  // #endif
  return can
}

// #ifdef MP-WEIXIN
/** There is one recorder, with one listener for each event: they speak to whoever records now. */
let manager: UniApp.RecorderManager | undefined
let now: { started: () => void; ended: (file: string) => void; failed: (why: Refusal) => void } | undefined

function theManager(): UniApp.RecorderManager {
  if (manager) return manager
  manager = uni.getRecorderManager()
  manager.onStart(() => now?.started())
  manager.onStop((result: { tempFilePath: string }) => now?.ended(result.tempFilePath))
  manager.onError((failure: { errMsg?: string }) => now?.failed(/auth|deny|privacy/i.test(failure.errMsg ?? '') ? NOT_ALLOWED : FAILED))
  return manager
}
// #endif

/** Begins; refuses with words when it may not or cannot. @param limit in seconds */
export async function record(limit: number): Promise<Recording> {
  let recording: Recording | undefined
  // #ifdef MP-WEIXIN
  recording = await new Promise<Recording>((begun, refused) => {
    const recorder = theManager()
    let at = 0
    const done = new Promise<Recorded>((resolve, reject) => {
      now = {
        started: () => {
          at = Date.now()
          begun({ stop: () => recorder.stop(), done })
        },
        ended: (file) => resolve({ file, seconds: secondsSince(at, limit) }),
        failed: (why) => (at ? reject(why) : refused(why)),
      }
    })
    recorder.start({ duration: limit * 1000, format: 'mp3', sampleRate: 16_000, numberOfChannels: 1, encodeBitRate: 48_000 })
  })
  // #endif
  // #ifdef H5
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => {
    throw NOT_ALLOWED
  })
  const recorder = new MediaRecorder(stream)
  const parts: Blob[] = []
  const at = Date.now()
  const done = new Promise<Recorded>((resolve, reject) => {
    recorder.ondataavailable = (event) => parts.push(event.data)
    recorder.onerror = () => reject(FAILED)
    recorder.onstop = () => {
      clearTimeout(ending)
      stream.getTracks().forEach((track) => track.stop())
      resolve({ file: URL.createObjectURL(new Blob(parts, { type: recorder.mimeType })), seconds: secondsSince(at, limit) })
    }
  })
  const stop = () => recorder.state === 'recording' && recorder.stop()
  recorder.start()
  const ending = setTimeout(stop, limit * 1000)
  recording = { stop, done }
  // #endif
  return recording!
}

function secondsSince(at: number, limit: number): number {
  return Math.min(limit, Math.max(1, Math.round((Date.now() - at) / 1000)))
}

/** Plays a file once. Answers a way to stop; `over` is told when it has ended or could not be played. */
export function play(file: string, over: (played: boolean) => void): () => void {
  const player = uni.createInnerAudioContext()
  let open = true
  const end = (played: boolean) => {
    if (!open) return
    open = false
    player.destroy()
    over(played)
  }
  player.onEnded(() => end(true))
  player.onError(() => end(false))
  player.src = file
  player.play()
  return () => {
    if (open) player.stop()
    end(true)
  }
}
