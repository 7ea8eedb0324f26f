import type { CampaignsCampaignView, CampaignsLoad, CampaignsWork } from '@/api/schema'

/** How a load reads, in the words of the village. */

export const PACE_WORDS: Record<CampaignsLoad['pace'], string> = {
  NOT_BEGUN: '还没开始',
  IN_TIME: '跟得上',
  BEHIND: '落后',
  DONE: '完成',
  OVERDUE: '到期没完成',
}
export const PACE_TONES: Record<CampaignsLoad['pace'], 'plain' | 'done' | 'waiting' | 'alarm'> = {
  NOT_BEGUN: 'plain',
  IN_TIME: 'waiting',
  BEHIND: 'alarm',
  DONE: 'done',
  OVERDUE: 'alarm',
}

export function workOf(campaign: CampaignsCampaignView, code: string): CampaignsWork {
  return campaign.works.find((work) => work.code === code) ?? { code, title: code, unit: '', decimals: 0 }
}

/** What has to be done today, and how much of it is. */
export function todayWords(load: CampaignsLoad, unit: string): string {
  if (load.pace === 'DONE') return load.done > load.target ? `做完了，还多做了 ${less(load.done - load.target)} ${unit}` : '任务做完了'
  if (load.perDay === undefined) return `日子到了，还差 ${load.remaining} ${unit}`
  const missing = Math.max(0, load.perDay - load.doneToday)
  if (load.doneToday === 0) return `今天要做 ${load.perDay} ${unit}`
  return missing ? `今天要做 ${load.perDay} ${unit}，已报 ${load.doneToday}，还差 ${less(missing)}` : `今天的 ${load.perDay} ${unit}做完了`
}

export function standWords(load: CampaignsLoad, unit: string): string {
  const behind = load.behind > 0 ? `，比计划落后 ${load.behind} ${unit}` : ''
  return `任务 ${load.target}，完成 ${load.done}，剩 ${load.remaining} ${unit}${behind}`
}

/** Figures have at most two decimals; what a subtraction leaves behind is no figure. */
export function less(amount: number): number {
  return Math.round(amount * 100) / 100
}
