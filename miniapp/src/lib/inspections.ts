import type { InspectionDuty, InspectionLetter, InspectionLetterStep, InspectionPlan, InspectionPlanViewPlanVisit, InspectionMyVisit } from '@/api/schema'
import { month, quarter, until } from '@/lib/dates'

/** Words for inspections and letters, the same on the town's, the inspectors' and the villages' pages. */

type Tone = 'plain' | 'done' | 'waiting' | 'alarm'

/** 2026-11 -> 2026年11月, 2026Q4 -> 2026年第四季度; other periods as they are. */
export function term(code: string): string {
  return /^\d{4}-\d{2}$/.test(code) ? month(code) : quarter(code)
}

export const PLAN_STATE: Record<InspectionPlan['state'], { text: string; tone: Tone }> = {
  PROMISED: { text: '还没有抽签', tone: 'waiting' },
  DRAWN: { text: '已抽签，没有开始', tone: 'waiting' },
  BEGUN: { text: '正在检查', tone: 'waiting' },
  CLOSED: { text: '已结束', tone: 'done' },
  CANCELLED: { text: '已取消', tone: 'plain' },
}

export const CHOICES: { value: InspectionPlan['choice']; text: string }[] = [
  { value: 'ALL', text: '每个村都去' },
  { value: 'DRAWN', text: '抽几个村' },
  { value: 'DISTRICT', text: '每个管区推荐一个、抽一个' },
  { value: 'AGAIN', text: '上一次的村，原班人再去' },
]

export const HOW: Record<InspectionPlanViewPlanVisit['how'] | InspectionDuty['how'], string> = {
  ALL: '都去',
  DRAWN: '抽到',
  NOMINATED: '推荐',
  AGAIN: '再去',
  SAME_TEAM: '原班人',
  SUBSTITUTE: '替补',
}

export const STAGE: Record<InspectionPlanViewPlanVisit['stage'], { text: string; tone: Tone }> = {
  WAITING: { text: '还没有开始', tone: 'plain' },
  OPEN: { text: '还没有完成', tone: 'waiting' },
  DONE: { text: '已完成', tone: 'done' },
  LATE: { text: '超过期限', tone: 'alarm' },
  MISSED: { text: '没有完成', tone: 'alarm' },
}

export const DUTY_STATE: Record<InspectionDuty['state'], string> = { ON: '', RECUSED: '回避', REFUSED: '去不了', REPLACED: '换下' }

export const GROUNDS: { value: NonNullable<InspectionDuty['ground']>; text: string }[] = [
  { value: 'KIN', text: '在这个村有亲属' },
  { value: 'LIVES', text: '我住在这个村' },
  { value: 'POST', text: '我在这个村任职' },
  { value: 'INTEREST', text: '有别的利害关系' },
  { value: 'UNABLE', text: '去不了（生病、请假等）' },
]

export const LETTER_KIND: Record<InspectionLetter['kind'], string> = { TALK: '约谈', NOTICE: '通知' }

type Stood = Pick<InspectionLetter, 'state' | 'dueOn' | 'overdueAt'>

/** How a letter stands, with the days that are left of it. */
export function letterState(letter: Stood, now: number = Date.now()): { text: string; tone: Tone } {
  switch (letter.state) {
    case 'DRAFT':
      return { text: '还没有发出', tone: 'waiting' }
    case 'SENT':
    case 'RETURNED': {
      const what = letter.state === 'SENT' ? '等回复' : '退回重改'
      if (letter.overdueAt) return { text: `${what}，已超期`, tone: 'alarm' }
      return { text: letter.dueOn ? `${what}，${until(letter.dueOn, now)}` : what, tone: 'waiting' }
    }
    case 'REPLIED':
      return { text: '已回复，等镇里审核', tone: 'waiting' }
    case 'CLOSED':
      return { text: '已办结', tone: 'done' }
    case 'DISCARDED':
      return { text: '已作废', tone: 'plain' }
  }
}

export const STEP: Record<InspectionLetterStep['move'], string> = {
  DRAFTED: '起草',
  CHANGED: '修改',
  SENT: '发出',
  TALKED: '约谈',
  REPLIED: '村里回复',
  ACCEPTED: '认可，办结',
  RETURNED: '退回',
  OVERDUE: '超期没有回复',
  CLOSED: '办结',
  DISCARDED: '作废',
}

/** What is left for an inspector, the nearest last day first. */
export function openVisits<T extends Pick<InspectionMyVisit, 'open' | 'daysLeft'>>(visits: T[]): T[] {
  return visits.filter((visit) => visit.open).sort((a, b) => a.daysLeft - b.daysLeft)
}

export function daysLeft(days: number): { text: string; tone: Tone } {
  if (days < 0) return { text: `已过期 ${-days} 天`, tone: 'alarm' }
  return days === 0 ? { text: '今天截止', tone: 'alarm' } : { text: `还有 ${days} 天`, tone: 'waiting' }
}
