import type { AwardsAllowedRule } from '@/api/schema'

/** What this household may get now comes first; what it may not stays visible, with the reason. */
export function sorted(rules: AwardsAllowedRule[], search: string): { open: AwardsAllowedRule[]; shut: AwardsAllowedRule[] } {
  const wanted = search.trim()
  const found = rules.filter(({ rule }) => !wanted || rule.name.includes(wanted) || rule.words.includes(wanted))
  return { open: found.filter((one) => !one.refusal), shut: found.filter((one) => one.refusal) }
}
