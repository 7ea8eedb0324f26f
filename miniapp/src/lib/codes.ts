/** What a camera reads or a thumb types, as the backend wants it. */

/** A household card: eight letters and digits, printed K7MQ-2XBD; a picture may carry it at the end of an address. */
export function cardCode(text: string): string {
  const last = text.trim().split(/[/?=&#]/).filter(Boolean).pop() ?? ''
  return last.toUpperCase().replace(/[^0-9A-Z]/g, '')
}

/** A pickup code: what the picture says stays as it is; typed digits lose their gaps. */
export function pickupCode(text: string): string {
  const bare = text.trim()
  return /^[\d\s-]+$/.test(bare) ? bare.replace(/\D/g, '') : bare
}

/** What was scanned: the words of a picture, or of a mini-program code the scene it opens the mini-program with. */
export function wordsOf(found: { result?: string; path?: string }): string {
  const scene = /[?&]scene=([^&]*)/.exec(found.path ?? '')?.[1]
  return scene === undefined ? (found.result ?? '') : decodeURIComponent(scene).replace(/^c\./, '')
}

/** Answers nothing when the person changes their mind. */
export function scan(): Promise<string> {
  return new Promise((resolve, reject) => {
    uni.scanCode({
      scanType: ['qrCode', 'barCode'],
      success: (found) => resolve(wordsOf(found as { result?: string; path?: string })),
      fail: (failure) => (/cancel/.test(failure.errMsg ?? '') ? resolve('') : reject(new Error(failure.errMsg))),
    })
  })
}
