import type { AwardsDeduction } from '@/api/schema'
import { moment } from '@/lib/dates'

/** What the committee may do with a deduction now. */
export function stepsOf(deduction: AwardsDeduction): ('check' | 'restore')[] {
  if (deduction.state === 'NOTIFIED' || deduction.state === 'CURE_REPORTED') return ['check']
  if (deduction.state === 'IN_FORCE' || deduction.state === 'SET_OFF') return ['restore']
  return []
}

export function timeOf(deduction: AwardsDeduction, now: number = Date.now()): string {
  if (deduction.state !== 'NOTIFIED' && deduction.state !== 'CURE_REPORTED') return `${moment(deduction.stateAt)} 起`
  const over = Date.parse(deduction.cureUntil) < now
  return over ? `整改期到 ${moment(deduction.cureUntil)}，已过` : `整改期到 ${moment(deduction.cureUntil)}`
}

export interface DeductionForm {
  card: string
  rule: string
  event: string
  words: string
  photos: string[]
}

export function missing(form: DeductionForm, byEvent = false): Record<string, string> {
  const said: Record<string, string> = {}
  if (!form.card.trim()) said.card = '请扫或输入户卡号'
  if (!form.rule) said.ruleCode = '请选哪一条'
  if (byEvent && !form.event.trim()) said.event = '请写是哪一次，在哪里'
  if (!form.words.trim()) said.words = '请写清楚看到了什么'
  if (form.photos.length === 0) said.photos = '扣分必须有照片'
  return said
}
