import type { CampaignsLandscape, CampaignsLandscapeLine } from '@/api/schema'

export const KINDS: { value: CampaignsLandscape['kind']; text: string }[] = [
  { value: 'SCENE', text: '小景观' },
  { value: 'VEGETABLE_GARDEN', text: '小菜园' },
  { value: 'GARDEN', text: '小游园' },
  { value: 'SQUARE', text: '小广场' },
  { value: 'ORCHARD', text: '小果园' },
  { value: 'OTHER', text: '其他' },
]
export const STATE_WORDS: Record<CampaignsLandscape['state'], string> = { ENTERED: '在建', FINISHED: '建成待验', ACCEPTED: '已验收', SENT_BACK: '退回整改' }
export const STATE_TONES = { ENTERED: 'plain', FINISHED: 'waiting', ACCEPTED: 'done', SENT_BACK: 'alarm' } as const

export function lineWords(line: CampaignsLandscapeLine): string {
  return `${line.target ? `任务 ${line.target}，` : ''}登记 ${line.entered}，建成 ${line.finished}，验收 ${line.accepted}`
}

/** Pasted lines, a village and a number each; the heading of a table is passed over. */
export function targetRows(text: string): { rows: { village: string; amount: number }[]; faults: string[] } {
  const rows: { village: string; amount: number }[] = []
  const faults: string[] = []
  text.split('\n').forEach((line, at) => {
    const [village = '', amount = ''] = line.trim().split(/[\s,，\t]+/)
    if (!village || village === 'village' || village === '村名') return
    if (/^\d{1,3}$/.test(amount)) rows.push({ village, amount: Number(amount) })
    else faults.push(`第 ${at + 1} 行「${village}」：任务数不对`)
  })
  return { rows, faults }
}
