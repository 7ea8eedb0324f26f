import type { Position } from '@/lib/place'

/** Where something is: by the phone, by the group and in words, or both. */
export interface Place {
  position?: Position
  group?: string
  words: string
}

export const nowhere = (): Place => ({ words: '' })

/** From here on the phone's word alone is not enough to find a ditch. */
const VAGUE = 50

/** How good it is, in words somebody can act on. */
export function accuracyWords({ accuracy }: Position): string {
  const metres = accuracy < 1000 ? `${accuracy} 米` : `${(accuracy / 1000).toFixed(1)} 公里`
  return accuracy <= VAGUE ? `位置记下了，误差约 ${metres}` : `误差约 ${metres}，请再写一句在哪里`
}

/** What is missing; empty when somebody could go there. */
export function placeTrouble(place: Place): string {
  const told = place.words.trim() !== '' || place.group !== undefined
  if (!place.position) return told ? '' : '请点“记下这里的位置”，或者选小组、写地点'
  return place.position.accuracy > VAGUE && !told ? '定位不太准，请再选小组或者写一句在哪里' : ''
}

/** As the backend wants it. */
export function placeBody({ position, group, words }: Place) {
  return {
    ...(position ? { latitude: position.latitude, longitude: position.longitude, accuracy: position.accuracy } : {}),
    group,
    place: words.trim() || undefined,
  }
}
