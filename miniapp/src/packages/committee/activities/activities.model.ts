import type { AwardsActivity, RulesRule } from '@/api/schema'

/** Proofs that say somebody was there: only rules with one of them are paid by an activity. */
const ATTENDED = ['SCAN', 'SCAN_IN_OUT', 'SIGN_SHEET', 'DUTY_SHEET']

/** Rules an activity can be held for, by somebody who may record them. */
export function attended(rules: RulesRule[], roles: string[]): RulesRule[] {
  return rules.filter(
    (rule) =>
      rule.points > 0 &&
      rule.terms.evidence.proofs.some((proof) => ATTENDED.includes(proof)) &&
      rule.terms.awarding.recorders.some((role) => roles.includes(role)),
  )
}

/** Paid by whole hours between coming and going. */
export const byTheHour = (rule: RulesRule | undefined) => rule?.terms.evidence.proofs.includes('SCAN_IN_OUT') === true

export function openingFault(form: { rule: string; title: string }): Record<string, string> {
  return { ...(form.rule ? {} : { ruleCode: '请选是哪一项' }), ...(form.title.trim() ? {} : { title: '请写活动名称' }) }
}

export const STATE: Record<AwardsActivity['state'], { text: string; tone: 'waiting' | 'done' }> = {
  OPEN: { text: '正在签到', tone: 'waiting' },
  CLOSED: { text: '已结束', tone: 'done' },
}
