/** Ids made on the phone before anything is sent, so that sending again is the same sending. UUID version 7. */

function randomBytes(count: number): number[] {
  // WeChat has no synchronous source of strong randomness; an id is unique, not secret, so chance is enough there.
  const crypto = (globalThis as { crypto?: Crypto }).crypto
  if (crypto?.getRandomValues) return [...crypto.getRandomValues(new Uint8Array(count))]
  return Array.from({ length: count }, () => Math.floor(Math.random() * 256))
}

export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16)
  let rest = now
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
