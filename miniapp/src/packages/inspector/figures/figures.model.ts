import type { AssessmentReport, AssessmentReportEntry, AssessmentRound, AssessmentScheme, AssessmentSubject } from '@/api/schema'
import { daysOf } from '@/lib/periods'
import { today } from '@/lib/dates'
import { isCounted, isProgress, isSurvey, isVisited, type SchemeLine } from '../parts/round-lines'
import type { VillageHomes } from '../parts/village-homes'

/** Figures as they are reported on the spot, one subject after another; what has not reached the backend yet counts as said. */

/** All that is needed without a signal. */
export interface Field {
  round: AssessmentRound
  scheme: AssessmentScheme
  subjects: AssessmentSubject[]
  reports: AssessmentReport[]
}

/** A report as it stands for the person here: of the server, or waiting on this phone. */
export interface Said {
  id: string
  subject: string
  line: string
  kind?: string
  value?: string
  target?: string
  day: string
  words: string
  photos: string[]
  mine: boolean
  waiting: boolean
}

interface Waiting {
  url: string
  body?: unknown
}

/** What stands: the server's reports that nothing replaced, and above them what waits in the outbox. */
export function said(field: Pick<Field, 'round' | 'reports'>, pieces: Waiting[], me: string): Said[] {
  const own = pieces.flatMap((piece): (Said & { replaces?: string })[] => {
    const found = /\/assessment-rounds\/([^/]+)\/reports\/([^/?]+)$/.exec(piece.url)
    const body = piece.body as AssessmentReportEntry | undefined
    if (!found || found[1] !== field.round.id || !body) return []
    return [{ id: found[2]!, subject: body.subject, line: body.line, kind: body.kind, value: text(body.value), target: text(body.target), day: body.day, words: body.words, photos: body.photos, mine: true, waiting: true, replaces: body.replaces }]
  })
  const replaced = new Set([...field.reports.map((report) => report.replaces), ...own.map((each) => each.replaces)])
  const arrived = new Set(own.map((each) => each.id))
  const standing = field.reports
    .filter((report) => !replaced.has(report.id) && !arrived.has(report.id) && report.value !== undefined)
    .map(({ id, subject, line, kind, value, target, day, words, photos, reportedBy }): Said => ({ id, subject, line, kind, value, target, day, words, photos, mine: reportedBy === me, waiting: false }))
  return [...standing, ...own.filter((each) => !replaced.has(each.id) && each.value !== undefined).map(({ replaces: _, ...each }) => each)]
}

const text = (value: unknown): string | undefined => (value === undefined || value === null ? undefined : String(value))

/** Homes under the names the register has for its staff, in the order of a walk; a public list would mask them. */
export function named(subjects: AssessmentSubject[], list: VillageHomes): AssessmentSubject[] {
  const known = new Map(subjects.map((subject) => [subject.id, subject]))
  const groups = new Map(list.groups.map((group) => [group.id, group.name]))
  return list.homes.flatMap((home) => {
    const subject = known.get(home.id)
    const where = [home.group ? groups.get(home.group) : '', `户号 ${home.card}`].filter(Boolean).join(' · ')
    return subject ? [{ ...subject, name: home.head, group: where }] : []
  })
}

/** What one more report on a line would take the place of: a survey stands once, a mark once for each member, progress once a day. */
export function standingOn(all: Said[], subject: string, line: SchemeLine, day: string): Said | undefined {
  const own = all.filter((each) => each.subject === subject && each.line === line.code)
  if (isVisited(line)) return own.find((each) => each.mine)
  if (isSurvey(line)) return own[0]
  if (isProgress(line)) return line.sums ? undefined : own.find((each) => each.day === day)
  return undefined
}

/** What was said, to be looked up: a village has hundreds of homes. */
export type Keys = ReadonlySet<string>

export function keysOf(all: Said[]): Keys {
  return new Set(all.flatMap((each) => [`${each.subject}/${each.line}`, ...(each.mine ? [`${each.subject}/${each.line}/mine`] : [])]))
}

/** Which lines have been said something on; a mark is everybody's own. */
export function done(keys: Keys, subject: string, lines: SchemeLine[]): SchemeLine[] {
  return lines.filter((line) => keys.has(`${subject}/${line.code}${isVisited(line) ? '/mine' : ''}`))
}

export interface FigureForm {
  id: string
  kind: string
  value: string
  target: string
  day: string
  words: string
  photos: string[]
}

export const QUICK = [100, 95, 90, 85, 80, 70, 60]

/** Today, or the nearest day of the period. */
export function dayWithin(period: string, now: string = today()): string {
  const { from, to } = daysOf(period)
  return now < from ? from : now > to ? to : now
}

export function blankFigure(id: string, period: string): FigureForm {
  return { id, kind: '', value: '', target: '', day: dayWithin(period), words: '', photos: [] }
}

export function valueTrouble(line: SchemeLine, value: string): string {
  const plain = value.trim()
  if (plain === '') return '请填数字'
  if (isVisited(line)) return /^\d{1,4}(\.\d{1,2})?$/.test(plain) && Number(plain) <= Number(line.max) ? '' : `分数在 0 到 ${line.max} 之间，最多两位小数`
  if (isSurvey(line)) return /^\d{1,4}$/.test(plain) ? '' : '填问题个数，0 或正整数'
  if (isCounted(line)) return /^[1-9]\d{0,2}$/.test(plain) ? '' : '处数是 1 到 999 的整数'
  return /^\d{1,7}(\.\d{1,2})?$/.test(plain) ? '' : '填 0 或正数，最多两位小数'
}

export function needsTarget(line: SchemeLine, subject: Pick<AssessmentSubject, 'target'>): boolean {
  return isProgress(line) && line.target === undefined && subject.target === undefined
}

export function figureTrouble(line: SchemeLine, form: FigureForm, subject: Pick<AssessmentSubject, 'target'>): Record<string, string> {
  const wrong: Record<string, string> = {}
  const value = valueTrouble(line, form.value)
  if (value) wrong.value = value
  if (isCounted(line) && !form.kind) wrong.kind = '请选是哪一类'
  if (isCounted(line) && line.photo && form.photos.length === 0) wrong.photos = '要有现场照片'
  if (needsTarget(line, subject) && !/^\d{1,7}(\.\d{1,2})?$/.test(form.target.trim())) wrong.target = '请填任务一共多少'
  if (!isVisited(line) && !form.words.trim()) wrong.words = '请写一句情况，或者数字从哪里来'
  return wrong
}

export function entryOf(line: SchemeLine, subject: AssessmentSubject, form: FigureForm, replaces: string | undefined): AssessmentReportEntry {
  return {
    subject: subject.id,
    line: line.code,
    kind: isCounted(line) ? form.kind : undefined,
    value: Number(form.value.trim()),
    target: needsTarget(line, subject) ? Number(form.target.trim()) : undefined,
    day: form.day,
    words: form.words.trim() || '现场打分',
    photos: [...form.photos],
    replaces,
  }
}

/** The next of the walk that has not everything said, beginning behind this one and going round once. */
export function nextSubject(subjects: AssessmentSubject[], keys: Keys, lines: SchemeLine[], after: string): AssessmentSubject | undefined {
  const at = subjects.findIndex((each) => each.id === after)
  const round = [...subjects.slice(at + 1), ...subjects.slice(0, at + 1)]
  return round.find((each) => each.id !== after && done(keys, each.id, lines).length < lines.length)
}
