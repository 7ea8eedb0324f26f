import type { AwardsApplication, AwardsDeduction, AwardsReviewStackWaiting } from '@/api/schema'
import { day } from '@/lib/dates'

/** Waits to be laid before the panel: nobody takes it on alone. */
export const forPanel = (application: Pick<AwardsApplication, 'state' | 'needsPanel'>) => application.state === 'SUBMITTED' && application.needsPanel === true

/** Was not put right in its days: the panel says whether it stands. */
export const overdue = (deduction: Pick<AwardsDeduction, 'state' | 'cureUntil'>, now: number = Date.now()) =>
  deduction.state === 'NOTIFIED' && Date.parse(deduction.cureUntil) <= now

/** What may be done with an application that waits, and what the button says. */
export function stepOf(application: AwardsApplication, me: string): { act: 'accept' | 'confirm' | 'none'; words: string } {
  if (forPanel(application)) return { act: 'none', words: '这一项要评议，请到“评议”里召开' }
  if (application.state === 'SUBMITTED') return { act: 'accept', words: '受理' }
  if (application.state !== 'AWAITING_SECOND') return { act: 'none', words: '' }
  if (application.submittedBy === me || application.takenBy === me) return { act: 'none', words: '您登记的，要另一位来确认' }
  switch (application.needsSecond) {
    case 'HOST':
      return { act: 'none', words: '等事主家确认' }
    case 'TOWN':
      return { act: 'none', words: '等镇里确认' }
    default:
      return { act: 'confirm', words: '我来确认' }
  }
}

export const cardKey = (one: AwardsReviewStackWaiting) => `${one.review}/${(one.application ?? one.deduction)?.id ?? ''}`

/** One card of the stack, the same for points given and points taken. */
export function face(one: AwardsReviewStackWaiting) {
  const { application, deduction } = one
  return {
    subject: (application ?? deduction)?.id ?? '',
    household: (application ?? deduction)?.household ?? '',
    title: (application ?? deduction)?.ruleName ?? '',
    points: application ? application.award || application.points * application.quantity : -Math.abs(deduction?.points ?? 0),
    words: (application ?? deduction)?.words ?? '',
    when: day((application ?? deduction)?.happenedOn ?? ''),
    question: deduction ? '该不该扣？' : '该不该给？',
  }
}

export function ballotFault(favour: boolean, reason: string): string {
  return !favour && !reason.trim() ? '不同意的，请写一句理由' : ''
}
