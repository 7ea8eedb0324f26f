import type { CampaignsPlanLine } from '@/api/schema'

/** How far a village's plan has come, in words. */
export function planNote(line: CampaignsPlanLine): string {
  if (!line.measures) return ''
  return [`${line.measures} 条措施`, `验收 ${line.accepted}`, line.waiting ? `待验 ${line.waiting}` : '', line.overdue ? `过期 ${line.overdue}` : ''].filter(Boolean).join('，')
}
