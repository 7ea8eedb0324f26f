import { describe, expect, it } from 'vitest'

describe('where the phone is', () => {
  it('is asked of WeChat as Chinese maps count, with how far off it may be', async () => {
    const { whereAmI } = await import('@/lib/place')
    expect(await whereAmI()).toEqual({ latitude: 30.9276, longitude: 108.7044, accuracy: 13, converted: false })
    expect(uni.getLocation).toHaveBeenCalledWith(expect.objectContaining({ type: 'gcj02' }))
  })

  it('is said to be forbidden or not to be found, in words', async () => {
    const { whereAmI } = await import('@/lib/place')
    const fails = (errMsg: string) => ((uni as { getLocation: unknown }).getLocation = (o: { fail: (f: object) => void }) => o.fail({ errMsg }))
    fails('getLocation:fail auth deny')
    await expect(whereAmI()).rejects.toMatchObject({ code: 'no-location' })
    fails('getLocation:fail system no signal')
    await expect(whereAmI()).rejects.toMatchObject({ code: 'location-unknown' })
  })
})

describe('from WGS-84 to GCJ-02', () => {
  it('is as others have computed it', async () => {
    const { toGcj02 } = await import('@/lib/place')
    const shanghai = toGcj02(31.1774276, 121.5272106)
    expect(shanghai.latitude).toBeCloseTo(31.17530398, 7)
    expect(shanghai.longitude).toBeCloseTo(121.53154186, 7)
    const beijing = toGcj02(39.90923, 116.397428)
    expect(beijing.latitude).toBeCloseTo(39.91063351, 7)
    expect(beijing.longitude).toBeCloseTo(116.40367163, 7)
  })

  it('leaves the rest of the world where it is', async () => {
    const { toGcj02 } = await import('@/lib/place')
    expect(toGcj02(48.8584, 2.2945)).toEqual({ latitude: 48.8584, longitude: 2.2945 })
  })
})
