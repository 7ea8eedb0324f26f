import type { AlertsAlert, AlertsSuspicionGround, AlertsThresholds } from '@/api/schema'

export const STATES: { value: AlertsAlert['state'] | 'ALL'; text: string }[] = [
  { value: 'OPEN', text: '没看过' },
  { value: 'LOOKED_INTO', text: '正在查' },
  { value: 'SETTLED', text: '已了结' },
  { value: 'ALL', text: '全部' },
]
export const STATE_TONES = { OPEN: 'alarm', LOOKED_INTO: 'waiting', SETTLED: 'done' } as const

/** The page that shows what an alert rests on; some of it is only named. */
export function groundUrl(ground: AlertsSuspicionGround): string | undefined {
  if (ground.type === 'application') return `/packages/villager/entry/entry?application=${ground.id}`
  if (ground.type === 'redemption') return `/packages/villager/pickup/pickup?id=${ground.id}`
  if (ground.type === 'stocktaking' || ground.type === 'loss') return '/packages/supply/store/store'
  return undefined
}

export interface Limit {
  key: keyof AlertsThresholds
  label: string
  hint: string
}

/** When the rules speak, in the words of the office. */
export const LIMITS: Limit[] = [
  { key: 'awarderPercent', label: '一人经手占全村积分（%）', hint: '30 到 95' },
  { key: 'awarderPoints', label: '并且至少多少分', hint: '10 到 5000，一姓一族也用它' },
  { key: 'clanPercent', label: '一姓一族占全村积分（%）', hint: '20 到 90' },
  { key: 'clanFactor', label: '并且是户数占比的（%）', hint: '200 就是两倍，110 到 500' },
  { key: 'spikeDays', label: '季末看最后几天', hint: '3 到 30' },
  { key: 'spikeFactor', label: '每天是平均的（%）', hint: '300 就是三倍，150 到 1000' },
  { key: 'spikePoints', label: '并且至少多少分', hint: '10 到 5000' },
  { key: 'stockPercent', label: '物资相差或报损（%）', hint: '1 到 50' },
  { key: 'stockPieces', label: '并且至少多少件', hint: '1 到 100' },
]

export function limitsForm(limits: AlertsThresholds): Record<keyof AlertsThresholds, string> {
  return Object.fromEntries(LIMITS.map(({ key }) => [key, String(limits[key])])) as Record<keyof AlertsThresholds, string>
}

export function limitsBody(form: Record<keyof AlertsThresholds, string>): AlertsThresholds {
  return Object.fromEntries(LIMITS.map(({ key }) => [key, Number(form[key])])) as unknown as AlertsThresholds
}
