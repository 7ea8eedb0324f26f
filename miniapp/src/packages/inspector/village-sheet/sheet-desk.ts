import { fromShelf, ontoShelf } from '@/lib/own-shelf'
import { giveUp, outbox, post } from '@/stores/outbox'
import { soundMarks, type LocalFinding, type LocalSheet, type SchemeLine } from './village-sheet.model'

/**
 * Sends a sheet piece by piece, in order: the sheet, its findings, the handing in. Sheet and findings have ids of their
 * own, so a piece that arrives twice says the same thing twice.
 */
const shelf = (round: string, village: string) => `sheet/${round}/${village}`

export async function sheetOnPhone(round: string, village: string): Promise<LocalSheet | undefined> {
  return fromShelf<LocalSheet>(shelf(round, village))
}
/** Fails when the phone is full. */
export async function keepSheet(round: string, village: string, sheet: LocalSheet): Promise<void> {
  await ontoShelf(shelf(round, village), sheet)
}

const groupOf = (sheet: LocalSheet) => `sheet/${sheet.id}`

export function waitingFor(sheet: LocalSheet): number {
  return outbox.pieces.value.filter((piece) => piece.group === groupOf(sheet)).length
}

/** Mine as it is meant: a problem that neither the server has nor the outbox holds was refused and given up. */
export function meant(mine: LocalSheet, theirs: LocalSheet): LocalSheet {
  const known = new Set(theirs.findings.map((finding) => finding.id))
  const waits = (id: string) => outbox.pieces.value.some((piece) => piece.url.endsWith(`/findings/${id}`))
  return { ...mine, findings: mine.findings.filter((finding) => known.has(finding.id) || waits(finding.id)) }
}

export interface Place {
  round: string
  village: string
  name: string
  lines: SchemeLine[]
}

export async function sendMarks(place: Place, sheet: LocalSheet) {
  const body = { round: place.round, subject: place.village, visitedOn: sheet.visitedOn, marks: soundMarks(place.lines, sheet) }
  return post({
    title: `${place.name}评分表`,
    method: 'put',
    path: '/api/v1/assessment-sheets/{sheet}',
    asked: { path: { sheet: sheet.id }, body },
    group: groupOf(sheet),
  })
}

export async function sendFinding(place: Place, sheet: LocalSheet, finding: LocalFinding) {
  const { id, line, kind, text, count, spot, photos } = finding
  return post({
    title: `${place.name}：${text}`,
    method: 'put',
    path: '/api/v1/assessment-sheets/{sheet}/findings/{finding}',
    asked: { path: { sheet: sheet.id, finding: id }, body: { line, kind, text: text.trim(), count, spot: spot.trim() || undefined, photos } },
    photos,
    group: groupOf(sheet),
  })
}

export async function sendRemoval(place: Place, sheet: LocalSheet, finding: LocalFinding) {
  return post({
    title: `${place.name}：去掉“${finding.text}”`,
    method: 'delete',
    path: '/api/v1/assessment-sheets/{sheet}/findings/{finding}',
    asked: { path: { sheet: sheet.id, finding: finding.id } },
    group: groupOf(sheet),
  })
}

export async function sendSubmission(place: Place, sheet: LocalSheet) {
  return post({
    title: `${place.name}评分表提交`,
    method: 'post',
    path: '/api/v1/assessment-sheets/{sheet}/submission',
    asked: { path: { sheet: sheet.id } },
    group: groupOf(sheet),
  })
}

/** A colleague began the sheet of this village first: what was written here goes on theirs, and the old pieces go. */
export async function moveOnto(place: Place, mine: LocalSheet, theirs: LocalSheet): Promise<LocalSheet> {
  const known = new Set(theirs.findings.map((finding) => finding.id))
  const added = mine.findings.filter((finding) => !known.has(finding.id))
  const merged: LocalSheet = {
    ...theirs,
    marks: { ...theirs.marks, ...mine.marks },
    findings: [...theirs.findings, ...added],
    dirty: true,
  }
  const old = outbox.pieces.value.filter((piece) => piece.group === groupOf(mine)).map((piece) => piece.key)
  await sendMarks(place, merged)
  for (const finding of added) await sendFinding(place, merged, finding)
  // Photos still on the phone belong to the pieces just made; only when those have gone may the old ones be dropped.
  if (waitingFor(merged) === 0) for (const key of old) await giveUp(key)
  return merged
}
