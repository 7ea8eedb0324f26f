import type { TreasuryOutlook, TreasuryTold } from '@/api/schema'
import { day } from '@/lib/dates'
import { points } from '@/lib/points'

/** What can be done before points end. */
export function seasonWords(outlook: TreasuryOutlook): string {
  const season = outlook.season
  if (!season) return '村里下一次兑换期还没有定，定了会在这里写明。'
  return season.open ? `现在就能兑换，到${day(season.closesOn)}为止。` : `下一次兑换期：${day(season.opensOn)}到${day(season.closesOn)}。`
}

export function reminderWords(told: TreasuryTold): string {
  return `${day(told.toldAt)}${told.kind === 'FIRST' ? '第一次' : '最后一次'}提醒：${day(told.lastDay)}以后清零 ${points(told.points)} 分`
}
