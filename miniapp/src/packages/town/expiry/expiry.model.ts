import type { TreasuryExpiryRule, TreasuryExpiryTerms } from '@/api/schema'

export type Kind = TreasuryExpiryRule['kind']

export const KINDS: { value: Kind; text: string }[] = [
  { value: 'NEVER', text: '不清零' },
  { value: 'YEAR_END', text: '每年 12 月 31 日清零' },
  { value: 'QUARTERS', text: '得分后满几个季度清零' },
]
export const STATE_WORDS = { PROPOSED: '等第二个人确认', CONFIRMED: '已确认', DECLINED: '没有同意' } as const
export const STATE_TONES = { PROPOSED: 'waiting', CONFIRMED: 'done', DECLINED: 'plain' } as const

export interface Asked {
  kind: Kind
  quarters: string
  from: string
  reason: string
}

/** What is sent; quarters only where the rule counts them. */
export function body(form: Asked) {
  return { kind: form.kind, from: form.from, reason: form.reason.trim(), quarters: form.kind === 'QUARTERS' ? Number(form.quarters) : undefined }
}

export function complete(form: Asked): boolean {
  const counted = form.kind !== 'QUARTERS' || (/^\d+$/.test(form.quarters) && Number(form.quarters) >= 1 && Number(form.quarters) <= 20)
  return counted && form.reason.trim() !== ''
}

/** Two persons: whoever proposed it is not the one who decides. */
export function mayDecide(terms: Pick<TreasuryExpiryTerms, 'state' | 'proposedBy'>, me: string | undefined): boolean {
  return terms.state === 'PROPOSED' && me !== undefined && terms.proposedBy !== me
}
