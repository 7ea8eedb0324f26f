import { describe, expect, it } from 'vitest'
import { isGenuine, pictureOfCode } from '@/lib/pickup-code'
import { recognise } from '@/packages/committee/counter/offline.model'
import type { StoreCounterList } from '@/api/schema'

/** What PickupCodesTest of the backend signs with a secret of zeros: both ends have to agree on every byte. */
const PICTURE = 'FM2.00000000-0000-7000-8000-000000000001.13572468.UkNYrDjaYGJJWs2rNQt_My2ywmBHKPGnfV1dCSbkL7HVbs9ulXpG9S0DaymL_APQOPU3Doqf8oIadTn_gaJ5DA'
const KEY = 'aQnG4YWjUH73JAr3FeYEynp8hy9nOTse5i0OWOqawJE'
const OTHER_KEY = `${KEY.slice(0, 5)}${KEY[5] === 'A' ? 'B' : 'A'}${KEY.slice(6)}`

const redemption = '00000000-0000-7000-8000-000000000001'
const list = (more: Partial<StoreCounterList> = {}): StoreCounterList => ({
  village: 'v',
  at: '2026-11-23T01:00:00Z',
  until: '2026-11-26T01:00:00Z',
  publicKey: KEY,
  lines: [{ redemption, name: '张*三', goods: [{ name: '毛巾', pieces: 2 }], points: 16, collectBy: '2026-11-30' }],
  ...more,
})
const NOON = Date.parse('2026-11-23T04:00:00Z')

describe('the picture of a pickup code', () => {
  it('names its redemption and its digits', () => {
    expect(pictureOfCode(` ${PICTURE} `)).toEqual({ redemption, digits: '13572468', text: PICTURE })
    expect(pictureOfCode('13572468')).toBeUndefined()
    expect(pictureOfCode(`FM1.${redemption}.13572468`)).toBeUndefined()
  })

  it('is recognised by the key of its village, and nothing like it is', () => {
    expect(isGenuine(PICTURE, KEY)).toBe(true)
    expect(isGenuine(PICTURE.replace('13572468', '13572469'), KEY)).toBe(false)
    expect(isGenuine(PICTURE.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')), KEY)).toBe(false)
    expect(isGenuine(PICTURE, OTHER_KEY)).toBe(false)
    expect(isGenuine(PICTURE, '')).toBe(false)
    expect(isGenuine('13572468', KEY)).toBe(false)
  })
})

describe('a counter without a network', () => {
  it('fetches what its list says', () => {
    expect(recognise(PICTURE, list(), {}, NOON)).toEqual({ line: list().lines[0] })
  })

  it('says why not', () => {
    const wrong = (...asked: Parameters<typeof recognise>) => (recognise(...asked) as { wrong: string }).wrong
    expect(wrong('13572468', list(), {}, NOON)).toContain('光报数字')
    expect(wrong(PICTURE, undefined, {}, NOON)).toContain('还没有下载')
    expect(wrong(PICTURE, list(), {}, Date.parse('2026-11-26T01:00:01Z'))).toContain('太旧了')
    expect(wrong(PICTURE, list({ publicKey: OTHER_KEY }), {}, NOON)).toContain('不是本村')
    expect(wrong(PICTURE, list({ lines: [] }), {}, NOON)).toContain('名单里没有')
    expect(wrong(PICTURE, list(), { [redemption]: { id: 'x', at: '2026-11-23T03:00:00Z', name: '', goods: '' } }, NOON)).toContain('已经在这部手机上')
  })
})
