import type { RulesRule } from '@/api/schema'

export type Kind = 'own' | 'village' | 'deduct'

/** How a household comes by it: asks itself, has it recorded, or loses by it. */
export function kindOf(rule: RulesRule): Kind {
  if (rule.points < 0) return 'deduct'
  return rule.terms.awarding.recorders.includes('VILLAGER') ? 'own' : 'village'
}

export function rulesOf(rules: RulesRule[], kind: Kind, words: string): RulesRule[] {
  const wanted = words.trim()
  return rules
    .filter((rule) => kindOf(rule) === kind && (!wanted || rule.name.includes(wanted) || rule.words.includes(wanted)))
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || a.name.localeCompare(b.name, 'zh'))
}
