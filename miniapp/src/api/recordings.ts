import { newId } from '@/lib/ids'
import { recordingShelf } from '@/lib/file-shelf'
import { bearer } from './client'
import { absolute, exchange } from './transport'
import { NoSignal, refusal, Refusal } from './trouble'

/** Spoken words: kept under an id of our own, sent under that id, played with our token. As photos are. */

const UPLOAD_PATIENCE = 60_000

/** Keeps a recording on the phone and answers its id, to be named in whatever is written with it. */
export async function takeInRecording(file: string): Promise<string> {
  const id = newId()
  await recordingShelf.shelve(id, file)
  return id
}

/** Sends a kept recording. Sending again is harmless: the id is the same. */
export async function uploadRecording(id: string): Promise<void> {
  const bytes = await recordingShelf.bytesOf(id)
  if (!bytes) return // sent before
  const reply = await exchange({
    method: 'PUT',
    url: `/api/v1/recordings/${id}`,
    header: { ...bearer(), 'Content-Type': soundKind(bytes) },
    data: bytes,
    timeout: UPLOAD_PATIENCE,
  })
  if (reply.status >= 300) throw refusal(reply.status, reply.data)
  await recordingShelf.unshelve(id)
}

/** WeChat records mp3; what a browser records is told by its first bytes. */
export function soundKind(bytes: ArrayBuffer): string {
  const head = new Uint8Array(bytes.slice(0, 12))
  const letters = (from: number, to: number) => String.fromCharCode(...head.slice(from, to))
  if (head[0] === 0x1a && head[1] === 0x45) return 'audio/webm'
  if (letters(0, 4) === 'OggS') return 'audio/ogg'
  if (letters(4, 8) === 'ftyp') return 'audio/mp4'
  return 'audio/mpeg'
}

/** Nothing will be written with this recording after all. */
export const discardRecording = recordingShelf.unshelve

/** Where a player finds it: on the phone, or fetched with our token. */
export async function soundOf(id: string): Promise<string> {
  return (await recordingShelf.previewOf(id)) ?? fetched(id)
}

async function fetched(id: string): Promise<string> {
  const address = `/api/v1/recordings/${id}`
  let sound = ''
  // #ifdef MP-WEIXIN
  sound = await new Promise((resolve, reject) =>
    uni.downloadFile({
      url: absolute(address),
      header: bearer(),
      success: (got) =>
        got.statusCode === 200
          ? resolve(got.tempFilePath)
          : reject(new Refusal(got.statusCode, `http-${got.statusCode}`, '录音打不开')),
      fail: () => reject(new NoSignal(false)),
    }),
  )
  // #endif
  // #ifdef H5
  const reply = await exchange({ method: 'GET', url: address, header: bearer(), binary: true })
  if (reply.status !== 200) throw new Refusal(reply.status, `http-${reply.status}`, '录音打不开')
  const bytes = reply.data as ArrayBuffer
  sound = URL.createObjectURL(new Blob([bytes], { type: soundKind(bytes) }))
  // #endif
  return sound
}
