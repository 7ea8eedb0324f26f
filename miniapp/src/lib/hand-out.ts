import { Refusal } from '@/api/trouble'

/** Gives a text to the person as a file: into a chat of theirs on WeChat, into the downloads of a browser. */
export async function handOut(fileName: string, text: string): Promise<void> {
  // #ifdef MP-WEIXIN
  const filePath = `${wx.env.USER_DATA_PATH}/${fileName}`
  await new Promise<void>((resolve, reject) =>
    wx.getFileSystemManager().writeFile({
      filePath,
      data: text,
      encoding: 'utf8',
      success: () => resolve(),
      fail: () => reject(new Refusal(0, 'phone-full', '手机存不下了，请清出一点空间再试')),
    }),
  )
  await new Promise<void>((resolve, reject) =>
    wx.shareFileMessage({
      filePath,
      fileName,
      success: () => resolve(),
      fail: (failure) =>
        /cancel/.test(failure.errMsg) ? resolve() : reject(new Refusal(0, 'not-shared', '没有发出去，可以用“复制成文字”')),
    }),
  )
  // #endif
  // #ifdef H5
  const address = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/plain;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: fileName })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  // #endif
}
