import nacl from 'tweetnacl'

/**
 * What the QR picture of a pickup code holds: which redemption, its digits, and the village's signature, by which a
 * counter without a network knows it for genuine.
 */
export interface PickupPicture {
  redemption: string
  digits: string
  /** The whole of it, as the server wants to see it. */
  text: string
}

const SIGNED = /^(FM2\.([0-9a-f-]{36})\.(\d{8}))\.([0-9A-Za-z_-]{86})$/

export function pictureOfCode(text: string): PickupPicture | undefined {
  const found = SIGNED.exec(text.trim())
  return found ? { redemption: found[2]!, digits: found[3]!, text: found[0] } : undefined
}

/** @param publicKey of the village, as its list says */
export function isGenuine(text: string, publicKey: string): boolean {
  const found = SIGNED.exec(text.trim())
  const key = bytesOf(publicKey)
  if (!found || key.length !== nacl.sign.publicKeyLength) return false
  return nacl.sign.detached.verify(ascii(found[1]!), bytesOf(found[4]!), key)
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Base64 as it stands in addresses. WeChat has no decoder for it. */
function bytesOf(text: string): Uint8Array {
  const bytes: number[] = []
  let held = 0
  let bits = 0
  for (const letter of text) {
    const value = LETTERS.indexOf(letter)
    if (value < 0) return new Uint8Array()
    held = (held << 6) | value
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >> bits) & 0xff)
    held &= (1 << bits) - 1
  }
  return Uint8Array.from(bytes)
}
