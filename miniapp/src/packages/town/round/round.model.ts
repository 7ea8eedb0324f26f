import type { AssessmentRound, AssessmentSheet, AssessmentStanding, CommunityVillage } from '@/api/schema'

/** Which steps of a round are done, which is next, and what stands in the way of it. */

export interface SheetCount {
  submitted: number
  missing: string[]
}

export function sheetCount(villages: CommunityVillage[], sheets: AssessmentSheet[]): SheetCount {
  const done = new Set(sheets.filter((sheet) => sheet.state === 'SUBMITTED').map((sheet) => sheet.subject))
  return { submitted: done.size, missing: villages.filter((village) => !done.has(village.id)).map((village) => village.name) }
}

export interface Step {
  title: string
  state: 'done' | 'now' | 'later'
  note: string
}

export function steps(round: AssessmentRound, count: SheetCount, standing: AssessmentStanding | undefined, openObjections: number, now: number): Step[] {
  const scored = count.missing.length === 0
  const published = round.state !== 'SCORING'
  const frozen = round.state === 'FROZEN'
  const windowOver = standing !== undefined && Date.parse(standing.objectionsUntil) <= now
  return [
    { title: '采用方案', state: 'done', note: `第 ${round.schemeVersion} 稿` },
    { title: '各村评分', state: scored || published ? 'done' : 'now', note: scored ? '都评完了' : `还差 ${count.missing.length} 个村` },
    { title: '公布名次', state: published ? 'done' : scored ? 'now' : 'later', note: published ? `第 ${standing?.revision ?? 1} 次公布` : '先试算，再公布' },
    {
      title: '听取异议',
      state: frozen || (published && windowOver && openObjections === 0) ? 'done' : published ? 'now' : 'later',
      note: openObjections ? `${openObjections} 件没有答复` : published && !windowOver ? '期限没到' : '没有等答复的',
    },
    { title: '定榜发分', state: frozen ? 'done' : published && windowOver && openObjections === 0 ? 'now' : 'later', note: frozen ? '积分已发到各村' : '定榜时一次发到各村，只发一次' },
  ]
}

/** Why the standing cannot be frozen yet; empty when it can. */
export function freezeTrouble(standing: AssessmentStanding | undefined, openObjections: number, now: number): string {
  if (!standing) return '先公布名次'
  if (openObjections) return `还有 ${openObjections} 件异议没有答复`
  if (Date.parse(standing.objectionsUntil) > now) return '异议期限没到'
  return ''
}
