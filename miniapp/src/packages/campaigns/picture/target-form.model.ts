import type { CampaignsTargetRow } from '@/api/schema'

/** Targets as they are pasted: a line a village, name, amount and perhaps a class, apart by a comma, tab or blank. */

export interface Pasted {
  rows: CampaignsTargetRow[]
  /** What is wrong, with the number of the line. */
  faults: string[]
}

export function targetsOf(text: string, work: string, villages: { id: string; name: string }[]): Pasted {
  const rows: CampaignsTargetRow[] = []
  const faults: string[] = []
  const seen = new Set<string>()
  text.split('\n').forEach((line, at) => {
    const [name = '', amount = '', group = ''] = line.trim().split(/[\s,，\t]+/)
    if (!name || name === 'village' || name === '村名') return
    const village = villages.find((each) => each.name === name || each.name === `${name}村` || `${each.name}村` === name)
    const place = `第 ${at + 1} 行「${name}」`
    if (!village) faults.push(`${place}：镇里没有这个村`)
    else if (!/^\d+(\.\d{1,2})?$/.test(amount)) faults.push(`${place}：任务数不对`)
    else if (seen.has(village.id)) faults.push(`${place}：写了两次`)
    else {
      seen.add(village.id)
      rows.push({ village: village.id, work, group, amount: Number(amount) })
    }
  })
  return { rows, faults }
}
