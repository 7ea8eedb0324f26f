import type { AwardsQuarterRule } from '@/api/schema'

export const SHORTAGE: Record<AwardsQuarterRule['shortage'], { text: string; long: string }> = {
  DEFER: { text: '顺延', long: '先到先得，不够的顺延到下一次' },
  PRO_RATA: { text: '按比例', long: '大家按同一个比例少得' },
}

export function shortageOf(rules: AwardsQuarterRule[], village: string): AwardsQuarterRule['shortage'] | undefined {
  return rules.find((rule) => rule.village === village)?.shortage
}
