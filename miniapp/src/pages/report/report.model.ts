import type { SpotsNearSpot, SpotsSpotForm } from '@/api/schema'
import { nowhere, placeBody, placeTrouble, type Place } from '@/components/place-picker/place-picker.model'

/** A dirty spot as somebody tells of it. Its id is made on the phone and stays, so that sending twice is one report. */
export interface ReportForm {
  id: string
  kind: SpotsSpotForm['kind'] | ''
  village: string
  place: Place
  words: string
  recording?: string
  photos: string[]
  selfCleaned: boolean
  after: string[]
  /** When it was seen, by the phone's clock: it may be sent much later. */
  seenAt: string
}

export const MOST_PHOTOS = 6
/** So many may lie on a phone unsent. */
export const MOST_DRAFTS = 10

export function blankReport(id: string, village: string, now: number = Date.now()): ReportForm {
  return { id, kind: '', village, place: nowhere(), words: '', photos: [], selfCleaned: false, after: [], seenAt: new Date(now).toISOString() }
}

/** Something of the person's own is in it. */
export function begun(form: ReportForm): boolean {
  return form.photos.length > 0 || form.words.trim() !== '' || form.recording !== undefined || form.place.words.trim() !== ''
}

/** What is missing, at the field where it is missing. */
export function missing(form: ReportForm): Record<string, string> {
  const found: Record<string, string> = {}
  if (!form.photos.length) found.photos = '请至少拍一张照片'
  if (!form.kind) found.kind = '请选一下是哪一类'
  if (!form.village) found.village = '请选一下是哪个村'
  const where = placeTrouble(form.place)
  if (where) found.place = where
  if (form.selfCleaned && !form.after.length) found.afterPhotos = '自己清理好了的，请再拍一张清理后的照片'
  return found
}

export function bodyOf(form: ReportForm): SpotsSpotForm {
  return {
    kind: form.kind as SpotsSpotForm['kind'],
    village: form.village,
    ...placeBody(form.place),
    words: form.words.trim() || undefined,
    recording: form.recording,
    photos: form.photos,
    selfCleaned: form.selfCleaned || undefined,
    afterPhotos: form.selfCleaned ? form.after : undefined,
    reportedAt: form.seenAt,
  }
}

/** The form among the others, newest first; an empty one is not worth keeping. */
export function keptAmong(drafts: ReportForm[], form: ReportForm): ReportForm[] {
  const others = drafts.filter((draft) => draft.id !== form.id)
  return begun(form) ? [form, ...others].slice(0, MOST_DRAFTS) : others
}

/** Why this may be the same place, in words. */
export function nearWords(near: SpotsNearSpot): string {
  const where = near.distance === undefined ? '' : near.distance < 5 ? '就在这里' : `离这里 ${near.distance} 米`
  return [where, near.alike ? '照片很像' : '', near.place ?? ''].filter(Boolean).join('，')
}
