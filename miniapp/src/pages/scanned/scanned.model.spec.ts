import { describe, expect, it } from 'vitest'
import { idOf, leadsTo, read } from './scanned.model'

const STRANGER = { bound: false, records: false, serves: false }
const VILLAGER = { ...STRANGER, bound: true }
const COMMITTEE = { bound: true, records: true, serves: true }

describe('what a mini-program code says', () => {
  it('reads a card, also as WeChat escapes it', () => {
    expect(read('c.K7MQ2XBD')).toEqual({ what: 'card', card: 'K7MQ2XBD' })
    expect(read('c%2EK7MQ2XBD')).toEqual({ what: 'card', card: 'K7MQ2XBD' })
  })

  it('reads a store by the 22 letters of its id', () => {
    expect(idOf('AZ3zUACAcAGAAAAAAAAAAQ')).toBe('019df350-0080-7001-8000-000000000001')
    expect(read('s.AZ3zUACAcAGAAAAAAAAAAQ')).toEqual({ what: 'store', outlet: '019df350-0080-7001-8000-000000000001' })
  })

  it('reads nothing else', () => {
    for (const odd of [undefined, '', 'c.', 'c.K7', 'c.K7MQ2XBD/../x', 's.short', 'x.K7MQ2XBD', '%E0%A4%A', 's.AZ3zUACAcAGAAAAAAAAAA=']) expect(read(odd)).toBeUndefined()
  })
})

describe('where a scan leads', () => {
  const card = { what: 'card', card: 'K7MQ2XBD' } as const
  const store = { what: 'store', outlet: 'x' } as const

  it('asks a stranger to sign in first', () => {
    expect(leadsTo(card, STRANGER)).toBeUndefined()
    expect(leadsTo(store, STRANGER)).toBeUndefined()
  })

  it('shows a villager their own card and the shop', () => {
    expect(leadsTo(card, VILLAGER)).toBe('/packages/villager/card/card')
    expect(leadsTo(store, VILLAGER)).toBe('/pages/shop/shop')
  })

  it('takes the committee to what the household may get, and whoever keeps a store to its shelf', () => {
    expect(leadsTo(card, COMMITTEE)).toBe('/packages/committee/scan/scan?card=K7MQ2XBD')
    expect(leadsTo(store, COMMITTEE)).toBe('/packages/supply/store/store?outlet=x')
  })
})
