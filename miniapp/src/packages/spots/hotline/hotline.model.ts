import type { SpotsHotlineForm } from '@/api/schema'
import { cardCode } from '@/lib/codes'

/** A call as it is keyed in while somebody is on the line. */
export interface CallForm {
  kind: string
  village: string
  group: string
  place: string
  words: string
  callerName: string
  callerPhone: string
  callerCard: string
}

export const blankCall = (village = ''): CallForm => ({ kind: '', village, group: '', place: '', words: '', callerName: '', callerPhone: '', callerCard: '' })

export function missing(form: CallForm): Record<string, string> {
  const found: Record<string, string> = {}
  if (!form.kind) found.kind = '请选择类型'
  if (!form.village) found.village = '请选择村'
  if (!form.words.trim()) found.words = '请写明来电反映的情况'
  if (!form.group && !form.place.trim()) found.place = '请选小组或者写一句在哪里'
  return found
}

const text = (words: string) => words.trim() || undefined

export function bodyOf(form: CallForm): SpotsHotlineForm {
  return {
    kind: form.kind as SpotsHotlineForm['kind'],
    village: form.village,
    group: form.group || undefined,
    place: text(form.place),
    words: form.words.trim(),
    callerName: text(form.callerName),
    callerPhone: text(form.callerPhone),
    callerCard: form.callerCard.trim() ? cardCode(form.callerCard) : undefined,
  }
}
