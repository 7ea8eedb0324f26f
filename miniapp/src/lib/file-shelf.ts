/**
 * Photos and recordings made on this phone, until the server has them: they outlive a closed app, so that an inspector can
 * work a whole village without a signal. WeChat keeps files; browsers keep blobs in IndexedDB.
 */

// #ifdef H5
/** One store for all of them: ids never meet. */
const STORE = 'photos'

function database(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('fengming', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
}

async function inStore<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const shelf = await database()
  try {
    return await new Promise<T>((resolve, reject) => {
      const asking = ask(shelf.transaction(STORE, mode).objectStore(STORE))
      asking.onsuccess = () => resolve(asking.result)
      asking.onerror = () => reject(asking.error)
    })
  } finally {
    shelf.close()
  }
}
// #endif

/** @param folder below the mini-program's own files; @param ending of each file, without a dot */
function shelfOf(folder: string, ending: string) {
  const folderPath = () => `${wx.env.USER_DATA_PATH}/${folder}`
  const fileOf = (id: string) => `${folderPath()}/${id}.${ending}`

  /** Takes a temporary file (a path on WeChat, a blob URL in a browser) onto the shelf. */
  async function shelve(id: string, file: string): Promise<void> {
    // #ifdef MP-WEIXIN
    const files = wx.getFileSystemManager()
    await new Promise<void>((resolve) => files.mkdir({ dirPath: folderPath(), recursive: true, complete: () => resolve() }))
    await new Promise<void>((resolve, reject) =>
      files.copyFile({
        srcPath: file,
        destPath: fileOf(id),
        success: () => resolve(),
        fail: (failure) => reject(new Error(failure.errMsg)),
      }),
    )
    // #endif
    // #ifdef H5
    const blob = await (await fetch(file)).blob()
    await inStore('readwrite', (store) => store.put(blob, id))
    // #endif
  }

  /** What is sent; undefined when the file is not (or no longer) here. */
  async function bytesOf(id: string): Promise<ArrayBuffer | undefined> {
    let bytes: ArrayBuffer | undefined
    // #ifdef MP-WEIXIN
    bytes = await new Promise((resolve) =>
      wx.getFileSystemManager().readFile({
        filePath: fileOf(id),
        success: (found) => resolve(found.data as ArrayBuffer),
        fail: () => resolve(undefined),
      }),
    )
    // #endif
    // #ifdef H5
    const blob = await inStore<Blob | undefined>('readonly', (store) => store.get(id))
    bytes = await blob?.arrayBuffer()
    // #endif
    return bytes
  }

  /** Something that can be shown or played; undefined when the file is not here. */
  async function previewOf(id: string): Promise<string | undefined> {
    let shown: string | undefined
    // #ifdef MP-WEIXIN
    shown = await new Promise((resolve) =>
      wx.getFileSystemManager().access({ path: fileOf(id), success: () => resolve(fileOf(id)), fail: () => resolve(undefined) }),
    )
    // #endif
    // #ifdef H5
    const blob = await inStore<Blob | undefined>('readonly', (store) => store.get(id))
    shown = blob && URL.createObjectURL(blob)
    // #endif
    return shown
  }

  async function unshelve(id: string): Promise<void> {
    // #ifdef MP-WEIXIN
    await new Promise<void>((resolve) =>
      wx.getFileSystemManager().unlink({ filePath: fileOf(id), complete: () => resolve() }),
    )
    // #endif
    // #ifdef H5
    await inStore('readwrite', (store) => store.delete(id))
    // #endif
  }

  return { shelve, bytesOf, previewOf, unshelve }
}

export const photoShelf = shelfOf('photos', 'jpg')
export const recordingShelf = shelfOf('recordings', 'mp3')
