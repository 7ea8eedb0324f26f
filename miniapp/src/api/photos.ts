import { photoShelf } from '@/lib/file-shelf'
import { newId } from '@/lib/ids'
import { shrink } from '@/lib/shrink'
import { bearer } from './client'
import { absolute, exchange } from './transport'
import { NoSignal, refusal, Refusal } from './trouble'

/** Photos: made small, kept under an id of our own, sent under that id, shown with our token. */

const UPLOAD_PATIENCE = 60_000

/** Keeps a chosen picture on the phone and answers its id, to be named in whatever is written with it. */
export async function takeIn(picture: string): Promise<string> {
  const id = newId()
  await photoShelf.shelve(id, await shrink(picture))
  return id
}

/**
 * Sends a kept photo. Sending again is harmless: the id is the same. uni.uploadFile only knows multipart POST, so the
 * bytes go through uni.request, which both WeChat and browsers send as they are.
 */
export async function upload(id: string): Promise<void> {
  const bytes = await photoShelf.bytesOf(id)
  if (!bytes) return // sent before
  const reply = await exchange({
    method: 'PUT',
    url: `/api/v1/photos/${id}`,
    header: { ...bearer(), 'Content-Type': kindOf(bytes) },
    data: bytes,
    timeout: UPLOAD_PATIENCE,
  })
  if (reply.status >= 300) throw refusal(reply.status, reply.data)
  shown.delete(`/api/v1/photos/${id}`)
  shown.delete(`/api/v1/photos/${id}/thumbnail`)
  await photoShelf.unshelve(id)
}

function kindOf(bytes: ArrayBuffer): string {
  return new Uint8Array(bytes)[0] === 0x89 ? 'image/png' : 'image/jpeg'
}

/** Nothing will be written with this photo after all. */
export const discard = photoShelf.unshelve

const MOST = 120
const shown = new Map<string, Promise<string>>()

/** Where an image finds the photo. A photo needs our token, which an image tag cannot carry. */
export function pictureOf(id: string, thumbnail: boolean, publicTown?: string): Promise<string> {
  const from = publicTown ? `/api/v1/public/towns/${publicTown}/photos/${id}` : `/api/v1/photos/${id}`
  const address = thumbnail ? `${from}/thumbnail` : from
  if (publicTown) return Promise.resolve(absolute(address))
  const found = shown.get(address)
  if (found) return found
  const fetching = photoShelf.previewOf(id).then((own) => own ?? fetched(address))
  shown.set(address, fetching)
  fetching.catch(() => shown.delete(address))
  if (shown.size > MOST) forget(shown.keys().next().value!)
  return fetching
}

function forget(address: string): void {
  const gone = shown.get(address)
  shown.delete(address)
  // #ifdef H5
  void gone?.then((url) => URL.revokeObjectURL(url), () => undefined)
  // #endif
  void gone
}

async function fetched(address: string): Promise<string> {
  let picture = ''
  // #ifdef MP-WEIXIN
  picture = await new Promise((resolve, reject) =>
    uni.downloadFile({
      url: absolute(address),
      header: bearer(),
      success: (got) =>
        got.statusCode === 200
          ? resolve(got.tempFilePath)
          : reject(new Refusal(got.statusCode, `http-${got.statusCode}`, '照片打不开')),
      fail: () => reject(new NoSignal(false)),
    }),
  )
  // #endif
  // #ifdef H5
  const reply = await exchange({ method: 'GET', url: address, header: bearer(), binary: true })
  if (reply.status !== 200) throw new Refusal(reply.status, `http-${reply.status}`, '照片打不开')
  picture = URL.createObjectURL(new Blob([reply.data as ArrayBuffer], { type: 'image/jpeg' }))
  // #endif
  return picture
}
