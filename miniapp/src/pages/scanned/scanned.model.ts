import { cardCode } from '@/lib/codes'

/** What a mini-program code on paper says: c.<card> is a household's card, s.<id> the door of a store. */
export type Scanned = { what: 'card'; card: string } | { what: 'store'; outlet: string }

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** 22 letters of base64url as the id they stand for. */
export function idOf(letters: string): string | undefined {
  if (!/^[\w-]{22}$/.test(letters)) return undefined
  const bits = [...letters].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(6, '0')).join('')
  const hex = (bits.slice(0, 128).match(/.{4}/g) ?? []).map((four) => Number.parseInt(four, 2).toString(16)).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** @param scene as WeChat hands it over, escaped like an address */
export function read(scene: string | undefined): Scanned | undefined {
  const plain = unescaped(scene ?? '')
  const [kind, rest = ''] = [plain.slice(0, 2), plain.slice(2)]
  if (kind === 'c.') return /^[0-9A-Za-z]{8}$/.test(rest) ? { what: 'card', card: cardCode(rest) } : undefined
  const outlet = kind === 's.' ? idOf(rest) : undefined
  return outlet ? { what: 'store', outlet } : undefined
}

function unescaped(scene: string): string {
  try {
    return decodeURIComponent(scene)
  } catch {
    return ''
  }
}

/** Who holds the telephone. */
export interface Holder {
  /** Signed in and found in the register. */
  bound: boolean
  /** Records at households. */
  records: boolean
  /** Hands goods over. */
  serves: boolean
}

/** Where a scan leads; nothing when a word has to be said first. */
export function leadsTo(scanned: Scanned, who: Holder): string | undefined {
  if (!who.bound) return undefined
  if (scanned.what === 'card') return who.records ? `/packages/committee/scan/scan?card=${scanned.card}` : '/packages/villager/card/card'
  return who.serves ? `/packages/supply/store/store?outlet=${scanned.outlet}` : '/pages/shop/shop'
}
