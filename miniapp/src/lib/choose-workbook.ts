/** A table somebody chose: from the chats of WeChat, where files come in, or from the disk of a computer. */
export interface Workbook {
  name: string
  bytes: ArrayBuffer
}

/** What the backend takes. */
const MOST_BYTES = 20 * 1024 * 1024

/** Undefined when nothing was chosen. @throws Error with words for the person when it cannot be read */
export async function chooseWorkbook(): Promise<Workbook | undefined> {
  let book: Workbook | undefined
  // #ifdef MP-WEIXIN
  const chosen = await new Promise<{ name: string; path: string; size: number } | undefined>((resolve) =>
    wx.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: ['xlsx', 'xls', 'csv'],
      success: (found) => resolve(found.tempFiles[0]),
      fail: () => resolve(undefined),
    }),
  )
  if (!chosen) return undefined
  mustFit(chosen.size)
  book = { name: chosen.name, bytes: await bytesOf(chosen.path) }
  // #endif
  // #ifdef H5
  const file = await new Promise<File | undefined>((resolve) =>
    uni.chooseFile({
      count: 1,
      extension: ['.xlsx', '.xls', '.csv'],
      success: (found) => resolve((found.tempFiles as unknown as File[])[0]),
      fail: () => resolve(undefined),
    }),
  )
  if (!file) return undefined
  mustFit(file.size)
  book = { name: file.name, bytes: await file.arrayBuffer() }
  // #endif
  return book
}

function mustFit(size: number): void {
  if (size > MOST_BYTES) throw new Error('文件不能超过 20 MB，请分成几个文件再传')
  if (size === 0) throw new Error('文件是空的，请重新选择')
}

// #ifdef MP-WEIXIN
function bytesOf(filePath: string): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) =>
    wx.getFileSystemManager().readFile({
      filePath,
      success: (found) => resolve(found.data as ArrayBuffer),
      fail: () => reject(new Error('文件打不开，请重新选择')),
    }),
  )
}
// #endif
