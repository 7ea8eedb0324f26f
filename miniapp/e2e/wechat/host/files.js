// The files of a phone: temporary ones, and those the mini-program keeps.
const held = new Map() // path -> Blob
let number = 0

export function temporary(blob, extension = 'jpg') {
  const path = `wxfile://tmp_${++number}.${extension}`
  held.set(path, blob)
  return path
}

export function pictureUrl(path) {
  const blob = held.get(path)
  return blob ? URL.createObjectURL(blob) : path
}

export const fileAt = (path) => held.get(path)

const answer = (options, name, work) =>
  Promise.resolve()
    .then(work)
    .then(
      (result) => options.success?.({ errMsg: `${name}:ok`, ...result }),
      (fault) => options.fail?.({ errMsg: `${name}:fail ${fault.message}` }),
    )
    .finally(() => options.complete?.())

function must(path) {
  const blob = held.get(path)
  if (!blob) throw new Error(`no such file or directory, open ${path}`)
  return blob
}

export const fileSystem = {
  mkdir: (options) => answer(options, 'mkdir', () => undefined),
  access: (options) => answer(options, 'access', () => void must(options.path)),
  copyFile: (options) => answer(options, 'copyFile', () => void held.set(options.destPath, must(options.srcPath))),
  writeFile: (options) => answer(options, 'writeFile', () => void held.set(options.filePath, new Blob([options.data]))),
  unlink: (options) => answer(options, 'unlink', () => void held.delete(options.filePath)),
  readFile: (options) => answer(options, 'readFile', async () => ({ data: await must(options.filePath).arrayBuffer() })),
}
