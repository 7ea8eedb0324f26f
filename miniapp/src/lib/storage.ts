/** The phone's storage. Only the asynchronous calls: they exist in every runtime, the others do not. */

export async function load<T>(key: string): Promise<T | undefined> {
  return new Promise((resolve) => {
    uni.getStorage({
      key,
      success: (found) => resolve(found.data as T),
      fail: () => resolve(undefined), // nothing there is a failure to WeChat
    })
  })
}

export async function save(key: string, value: unknown): Promise<void> {
  // Through JSON, because a reactive object cannot be cloned into storage.
  const data = JSON.parse(JSON.stringify(value)) as unknown
  return new Promise((resolve, reject) => {
    uni.setStorage({ key, data, success: () => resolve(), fail: (failure) => reject(new Error(String(failure?.errMsg))) })
  })
}

/** The keys that begin like this. */
export async function keysOf(prefix: string): Promise<string[]> {
  return new Promise((resolve) => {
    uni.getStorageInfo({
      success: ({ keys }) => resolve(keys.filter((key) => key.startsWith(prefix))),
      fail: () => resolve([]),
    })
  })
}

export async function remove(key: string): Promise<void> {
  return new Promise((resolve) => uni.removeStorage({ key, complete: () => resolve() }))
}
