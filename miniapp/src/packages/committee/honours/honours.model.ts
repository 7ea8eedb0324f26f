import type { AwardsNominationForm } from '@/api/schema'
import { cardCode } from '../parts/codes'

export interface Nominating {
  kind: AwardsNominationForm['kind']
  name: string
  /** Cards of the homes, one after the other, as typed or scanned. */
  cards: string
  words: string
  photos: string[]
}

export const emptyNominating = (): Nominating => ({ kind: 'FAMILY', name: '', cards: '', words: '', photos: [] })

export const cardsOf = (text: string) => [...new Set(text.split(/[\s,，、;；]+/).map(cardCode).filter(Boolean))]

export function missing(form: Nominating): Record<string, string> {
  const said: Record<string, string> = {}
  const cards = cardsOf(form.cards)
  if (cards.length === 0) said.homes = '请扫或输入户卡号'
  if (cards.length > 1 && form.kind !== 'COMPOUND') said.homes = '只有最美院落可以写几户'
  if (form.kind === 'COMPOUND' && !form.name.trim()) said.name = '请写院落的名字'
  if (!form.words.trim()) said.words = '请写为什么提名'
  return said
}

export function nomination(form: Nominating): AwardsNominationForm {
  return {
    kind: form.kind,
    name: form.name.trim() || undefined,
    homes: cardsOf(form.cards).map((card) => ({ card })),
    words: form.words.trim(),
    photos: form.photos,
  }
}

export { flagWords } from '@/lib/honour-words'
