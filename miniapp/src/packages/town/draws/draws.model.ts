import type { AssessmentDraw, AssessmentDrawCheck, AssessmentDrawEntry } from '@/api/schema'

export const KINDS: { value: AssessmentDraw['kind']; text: string }[] = [
  { value: 'HOUSEHOLD', text: '抽农户' },
  { value: 'GROUP', text: '抽小组' },
  { value: 'ROAD', text: '抽道路' },
]

export interface DrawForm {
  village: string
  kind: AssessmentDraw['kind']
  count: string
  roads: string
  reason: string
}

export const roadsOf = (text: string) => [...new Set(text.split(/[\n,，、;；]+/).map((road) => road.trim()).filter(Boolean))]

export function drawTrouble(form: DrawForm): Record<string, string> {
  const wrong: Record<string, string> = {}
  if (!form.village) wrong.village = '请选哪个村'
  if (!/^[1-9]\d{0,2}$/.test(form.count) || Number(form.count) > 200) wrong.count = '1 到 200 的整数'
  if (form.kind === 'ROAD' && roadsOf(form.roads).length === 0) wrong.roads = '请把道路都写上，一行一条'
  if (!form.reason.trim()) wrong.reason = '请写为什么抽'
  return wrong
}

export function drawEntry(form: DrawForm): AssessmentDrawEntry {
  return { village: form.village, kind: form.kind, count: Number(form.count), roads: form.kind === 'ROAD' ? roadsOf(form.roads) : undefined, reason: form.reason.trim() }
}

/** What checking a draw has found, in words. */
export function checkWords(check: AssessmentDrawCheck): { words: string; good: boolean } {
  if (!check.roundSeed) return { words: '底数要等本期定榜后才公开，到时候谁都能验', good: true }
  const good = check.commitmentHolds && check.seedFollows && check.sameResult
  return { words: good ? '按公开的底数重抽一遍，结果一样' : '对不上，请报告镇纪委', good }
}
