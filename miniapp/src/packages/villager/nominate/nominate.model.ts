import type { AwardsNominationForm, CommunityHouseholdPage, RulesRule } from '@/api/schema'
import { cardCode } from '@/lib/codes'
import { HONOUR_KIND } from '@/lib/honour-words'
import { wanted } from '../apply/apply.model'

/** What a villager writes to put somebody forward. */
export interface Nominating {
  kind: AwardsNominationForm['kind']
  /** Our own home, or the neighbour's by its card. */
  whose: 'own' | 'other'
  cards: string
  member: string
  /** Of a compound. */
  name: string
  words: string
  photos: string[]
  papers: string[]
}

export const blankNominating = (): Nominating => ({ kind: 'FAMILY', whose: 'own', cards: '', member: '', name: '', words: '', photos: [], papers: [] })

export const KINDS = (['FAMILY', 'COURTYARD', 'PERSON', 'COMPOUND'] as const).map((value) => ({ value, text: HONOUR_KIND[value] }))

const RULE_OF: Record<Nominating['kind'], string> = {
  FAMILY: 'finest_family',
  COURTYARD: 'finest_courtyard',
  PERSON: 'finest_person',
  COMPOUND: 'finest_compound',
}

export function ruleOf(kind: Nominating['kind'], rules: RulesRule[]): RulesRule | undefined {
  return rules.find((rule) => rule.code === RULE_OF[kind])
}

/** Children are not put forward in public. */
export function eligible(home: CommunityHouseholdPage | undefined): { value: string; text: string }[] {
  return (home?.members ?? []).filter((member) => !member.minor).map((member) => ({ value: member.id, text: member.name }))
}

export const cardsOf = (text: string) => [...new Set(text.split(/[\s,，、;；]+/).map(cardCode).filter(Boolean))]

/** A person is one of our own family; only of a compound are there several homes. */
const named = (form: Nominating) => form.kind === 'COMPOUND' || (form.kind !== 'PERSON' && form.whose === 'other')

const FEWEST_LETTERS = 10

export function missing(form: Nominating, rule: RulesRule | undefined): Record<string, string> {
  const found: Record<string, string> = {}
  const cards = cardsOf(form.cards)
  if (named(form) && !cards.length) found.homes = '请扫户卡，或者填卡号'
  if (named(form) && form.kind !== 'COMPOUND' && cards.length > 1) found.homes = '只有最美院落可以写几户'
  if (form.kind === 'COMPOUND' && form.name.trim().length < 2) found.name = '请写院落的名字'
  if (form.kind === 'PERSON' && !form.member) found.member = '请选是哪一位'
  if ([...form.words.trim()].length < FEWEST_LETTERS) found.words = `请把事迹写清楚，至少 ${FEWEST_LETTERS} 个字`
  const short = rule ? wanted(rule).photos - form.photos.length - form.papers.length : 0
  if (short > 0) found[rule!.terms.evidence.photos > form.photos.length ? 'photos' : 'papers'] = `还差 ${short} 张照片`
  return found
}

export function nominationBody(form: Nominating): AwardsNominationForm {
  return {
    kind: form.kind,
    homes: named(form) ? cardsOf(form.cards).map((card) => ({ card })) : undefined,
    member: form.kind === 'PERSON' ? form.member : undefined,
    name: form.kind === 'COMPOUND' ? form.name.trim() : undefined,
    words: form.words.trim(),
    photos: form.photos,
    papers: form.papers,
  }
}
