import { afterEach, describe, expect, it, vi } from 'vitest'

afterEach(() => void vi.unstubAllGlobals())

function browser(getCurrentPosition: (found: (at: object) => void, failed: (why: object) => void) => void) {
  vi.stubGlobal('navigator', { geolocation: { getCurrentPosition } })
}

describe('where a browser is', () => {
  it('is converted to what Chinese maps count, and says so', async () => {
    browser((found) => found({ coords: { latitude: 31.1774276, longitude: 121.5272106, accuracy: 8.2 } }))
    const { whereAmI } = await import('@/lib/place')
    const place = await whereAmI()
    expect(place).toMatchObject({ accuracy: 9, converted: true })
    expect(place.latitude).toBeCloseTo(31.17530398, 7)
  })

  it('may be forbidden, or unknown', async () => {
    const { whereAmI } = await import('@/lib/place')
    browser((_, failed) => failed({ code: 1, PERMISSION_DENIED: 1 }))
    await expect(whereAmI()).rejects.toMatchObject({ code: 'no-location' })
    browser((_, failed) => failed({ code: 3, PERMISSION_DENIED: 1 }))
    await expect(whereAmI()).rejects.toMatchObject({ code: 'location-unknown' })
    vi.stubGlobal('navigator', {})
    await expect(whereAmI()).rejects.toMatchObject({ code: 'location-unknown' })
  })
})
