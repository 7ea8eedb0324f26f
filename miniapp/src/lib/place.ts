import { Refusal } from '@/api/trouble'

/** Where the phone is, as WeChat and Chinese maps count: in GCJ-02. */

export interface Position {
  latitude: number
  longitude: number
  /** How far off it may be, in metres. */
  accuracy: number
  /** Computed from WGS-84, which is what a browser knows: a metre or two of its own beside the accuracy. */
  converted: boolean
}

const NOT_ALLOWED = new Refusal(0, 'no-location', '没有允许使用位置。可以在手机设置里打开，也可以选小组、写地点')
const NOT_FOUND = new Refusal(0, 'location-unknown', '这里收不到定位，请走到开阔处再试，或者选小组、写地点')

const PATIENCE = 15_000

const metres = (accuracy: number) => Math.max(1, Math.ceil(accuracy))

/** Refuses with words when it may not or cannot be known. */
export async function whereAmI(): Promise<Position> {
  let found: Position | undefined
  // #ifdef MP-WEIXIN
  found = await new Promise((resolve, reject) =>
    uni.getLocation({
      type: 'gcj02',
      isHighAccuracy: true,
      highAccuracyExpireTime: PATIENCE,
      success: ({ latitude, longitude, accuracy }) => resolve({ latitude, longitude, accuracy: metres(accuracy), converted: false }),
      fail: (failure: { errMsg?: string }) => reject(/auth|deny|privacy/i.test(failure.errMsg ?? '') ? NOT_ALLOWED : NOT_FOUND),
    }),
  )
  // #endif
  // #ifdef H5
  found = await new Promise((resolve, reject) => {
    if (!navigator.geolocation) return reject(NOT_FOUND)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ ...toGcj02(coords.latitude, coords.longitude), accuracy: metres(coords.accuracy), converted: true }),
      (failure) => reject(failure.code === failure.PERMISSION_DENIED ? NOT_ALLOWED : NOT_FOUND),
      { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 0 },
    )
  })
  // #endif
  return found!
}

/** The ellipsoid of Krasovsky, on which GCJ-02 is computed. */
const SEMI_MAJOR = 6_378_245
const ECCENTRICITY = 0.006_693_421_622_965_943

const sine = (of: number) => Math.sin(of * Math.PI)

/** The waves both formulas share: 20·sin(6πx) + 20·sin(2πx), in metres. */
const ripple = (x: number) => ((20 * sine(6 * x) + 20 * sine(2 * x)) * 2) / 3

function northing(x: number, y: number): number {
  const trend = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x))
  return trend + ripple(x) + ((20 * sine(y) + 40 * sine(y / 3)) * 2) / 3 + ((160 * sine(y / 12) + 320 * sine(y / 30)) * 2) / 3
}

function easting(x: number, y: number): number {
  const trend = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x))
  return trend + ripple(x) + ((20 * sine(x) + 40 * sine(x / 3)) * 2) / 3 + ((150 * sine(x / 12) + 300 * sine(x / 30)) * 2) / 3
}

/** Outside China both are the same. */
function abroad(latitude: number, longitude: number): boolean {
  return longitude < 72.004 || longitude > 137.8347 || latitude < 0.8293 || latitude > 55.8271
}

/** From WGS-84 to GCJ-02 by the formula that is publicly known; exact to a metre or two, which is less than any accuracy. */
export function toGcj02(latitude: number, longitude: number): { latitude: number; longitude: number } {
  if (abroad(latitude, longitude)) return { latitude, longitude }
  const [x, y] = [longitude - 105, latitude - 35]
  const radians = (latitude / 180) * Math.PI
  const flat = 1 - ECCENTRICITY * Math.sin(radians) ** 2
  const root = Math.sqrt(flat)
  return {
    latitude: latitude + (northing(x, y) * 180) / (((SEMI_MAJOR * (1 - ECCENTRICITY)) / (flat * root)) * Math.PI),
    longitude: longitude + (easting(x, y) * 180) / ((SEMI_MAJOR / root) * Math.cos(radians) * Math.PI),
  }
}
