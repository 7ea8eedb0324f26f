import type { AwardsObjectionVerdict } from '@/api/schema'

export type Verdict = 'UPHELD' | 'CHANGED' | 'REJECTED'

export const VERDICTS: { value: Verdict; text: string }[] = [
  { value: 'REJECTED', text: '维持原分' },
  { value: 'CHANGED', text: '改少一些' },
  { value: 'UPHELD', text: '异议成立，不给这笔分' },
]
/** A deduction stands or falls; nobody haggles over its size. */
export const DEDUCTION_VERDICTS: { value: Verdict; text: string }[] = [
  { value: 'REJECTED', text: '维持扣分' },
  { value: 'UPHELD', text: '异议成立，不扣了' },
]

export interface Hearing {
  state: Verdict
  award: string
  outcome: string
}

export function missing(hearing: Hearing): Record<string, string> {
  const said: Record<string, string> = {}
  if (!hearing.outcome.trim()) said.outcome = '请写明复核的结论和依据'
  if (hearing.state === 'CHANGED' && !/^[1-9]\d{0,4}$/.test(hearing.award)) said.award = '请填改成多少分，要比原来少'
  return said
}

export function verdict(hearing: Hearing): AwardsObjectionVerdict {
  return {
    state: hearing.state,
    outcome: hearing.outcome.trim(),
    award: hearing.state === 'CHANGED' ? Number(hearing.award) : undefined,
  }
}
