import { bearer } from './client'
import { absolute, exchange } from './transport'
import { NoSignal, refusal, Refusal } from './trouble'

/** A table or a paper may take a while to be written. */
const PATIENCE = 120_000

/** Titles people wrote become names that every phone takes. */
export function fileNamed(name: string): string {
  const [, title = '', ending = ''] = /^([^]*?)(\.\w{1,5})?$/.exec(name) ?? []
  return `${title.replace(/[\\/:*?"<>|\s]+/g, ' ').trim().slice(0, 60) || '文件'}${ending}`
}

/** Fetches a file with our token: opened in WeChat, where it can be sent on; saved by a browser. */
export async function download(from: string, name: string): Promise<void> {
  const fileName = fileNamed(name)
  // #ifdef MP-WEIXIN
  const filePath = `${wx.env.USER_DATA_PATH}/${fileName}`
  await new Promise<void>((resolve, reject) =>
    uni.downloadFile({
      url: absolute(from),
      header: bearer(),
      filePath,
      timeout: PATIENCE,
      success: (got) => (got.statusCode === 200 ? resolve() : void refused(got.statusCode, filePath).then(reject)),
      fail: () => reject(new NoSignal(false)),
    }),
  )
  await new Promise<void>((resolve, reject) =>
    uni.openDocument({ filePath, showMenu: true, success: () => resolve(), fail: () => reject(new Refusal(0, 'not-opened', '手机打不开这个文件')) }),
  )
  // #endif
  // #ifdef H5
  const reply = await exchange({ method: 'GET', url: from, header: { ...bearer(), Accept: '*/*' }, binary: true, timeout: PATIENCE })
  if (reply.status !== 200) throw refusal(reply.status, told(new TextDecoder().decode(reply.data as ArrayBuffer)))
  const address = URL.createObjectURL(new Blob([reply.data as ArrayBuffer]))
  Object.assign(document.createElement('a'), { href: address, download: fileName }).click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  // #endif
}

/** Why there is no file: the backend's own sentence, which came instead of it. */
function told(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// #ifdef MP-WEIXIN
function refused(status: number, filePath: string): Promise<Refusal> {
  return new Promise((resolve) =>
    wx.getFileSystemManager().readFile({
      filePath,
      encoding: 'utf8',
      success: (read) => resolve(refusal(status, told(String(read.data)))),
      fail: () => resolve(refusal(status, undefined)),
    }),
  )
}
// #endif
