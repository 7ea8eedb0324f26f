import type { AssessmentRound, AssessmentScheme, AssessmentSheet, AssessmentStanding } from '@/api/schema'
import type { PeriodKind } from '@/lib/periods'
import { SUBJECT_WORDS } from '@/lib/rounds'
import { parsed } from '@/lib/scheme-words'

/** Which steps of a round are done, which is next, and what stands in the way of it. */

export interface SheetCount {
  submitted: number
  missing: string[]
}

export function sheetCount(subjects: { id: string; name: string }[], sheets: AssessmentSheet[]): SheetCount {
  const done = new Set(sheets.filter((sheet) => sheet.state === 'SUBMITTED').map((sheet) => sheet.subject))
  return { submitted: done.size, missing: subjects.filter((subject) => !done.has(subject.id)).map((subject) => subject.name) }
}

/** Whether anybody is scored on a sheet; figures of other schemes come in one by one. */
export function needsSheets(scheme: Pick<AssessmentScheme, 'lines'> | undefined): boolean {
  return (scheme?.lines ?? []).some((line) => 'source' in line && line.source === 'SHEETS')
}

/** Whether freezing sends points to the pools. */
export function grantsPoints(scheme: Pick<AssessmentScheme, 'tiers' | 'specials' | 'streaks'> | undefined): boolean {
  if (!scheme) return false
  return [...scheme.tiers.map((tier) => tier.outcome), ...[...scheme.specials, ...scheme.streaks].map((each) => each.brings.outcome)].some((outcome) => outcome.poolPoints > 0)
}

/** Lines somebody has to report a figure on. */
export function reported(scheme: Pick<AssessmentScheme, 'lines'> | undefined): AssessmentScheme['lines'] {
  return (scheme?.lines ?? []).filter((line) => !('scheme' in line) && !('source' in line && (line.source === 'SHEETS' || line.source === 'SPOTS')))
}

const KINDS: Record<string, PeriodKind> = { 'half-month': 'HALF_MONTH', month: 'MONTH', quarter: 'QUARTER', year: 'YEAR', campaign: 'CAMPAIGN' }

/** How often a document assesses, and the days it fixes by itself. */
export function rhythm(document: string): { code: string; kind: PeriodKind; fixed: string } | undefined {
  const scheme = parsed(document)
  const kind = KINDS[String(scheme?.period)]
  if (!scheme || !kind) return undefined
  const days = scheme.days as { from?: string; to?: string } | undefined
  return { code: String(scheme.code ?? ''), kind, fixed: days?.from && days.to ? `${days.from}_${days.to}` : '' }
}

export interface Step {
  title: string
  state: 'done' | 'now' | 'later'
  note: string
}

export function steps(
  round: AssessmentRound,
  count: SheetCount,
  standing: AssessmentStanding | undefined,
  openObjections: number,
  now: number,
  { bySheets = true, points = true } = {},
): Step[] {
  const scored = count.missing.length === 0
  const published = round.state !== 'SCORING'
  const frozen = round.state === 'FROZEN'
  const windowOver = standing !== undefined && Date.parse(standing.objectionsUntil) <= now
  const unit = SUBJECT_WORDS[round.subject ?? 'VILLAGE'].unit
  return [
    { title: '采用方案', state: 'done', note: `第 ${round.schemeVersion} 稿` },
    bySheets
      ? { title: '各村评分', state: scored || published ? 'done' : 'now', note: scored ? '都评完了' : `还差 ${count.missing.length} ${unit}` }
      : { title: '填报数字', state: published ? 'done' : 'now', note: published ? '已经填完' : '试算里看还差谁' },
    { title: '公布名次', state: published ? 'done' : scored ? 'now' : 'later', note: published ? `第 ${standing?.revision ?? 1} 次公布` : '先试算，再公布' },
    {
      title: '听取异议',
      state: frozen || (published && windowOver && openObjections === 0) ? 'done' : published ? 'now' : 'later',
      note: openObjections ? `${openObjections} 件没有答复` : published && !windowOver ? '期限没到' : '没有等答复的',
    },
    {
      title: points ? '定榜发分' : '定榜',
      state: frozen ? 'done' : published && windowOver && openObjections === 0 ? 'now' : 'later',
      note: points ? (frozen ? '积分已发到各村' : '定榜时一次发到各村，只发一次') : frozen ? '名次不再变' : '定榜以后名次不再变',
    },
  ]
}

/** Why the standing cannot be frozen yet; empty when it can. */
export function freezeTrouble(standing: AssessmentStanding | undefined, openObjections: number, now: number): string {
  if (!standing) return '先公布名次'
  if (openObjections) return `还有 ${openObjections} 件异议没有答复`
  if (Date.parse(standing.objectionsUntil) > now) return '异议期限没到'
  return ''
}
