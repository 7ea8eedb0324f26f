import type { AssessmentDeductedLine, AssessmentScheme, AssessmentScoredLine, AssessmentSheet } from '@/api/schema'

/** A village's sheet as it lies on this phone, and what its scheme makes of it. */

export type SchemeLine = AssessmentScheme['lines'][number]

export interface LocalFinding {
  id: string
  line: string
  kind?: string
  text: string
  count: number
  spot: string
  photos: string[]
}

export interface LocalSheet {
  id: string
  visitedOn: string
  marks: Record<string, { score: string; remark: string }>
  findings: LocalFinding[]
  submitted: boolean
  /** Something was set here that the backend has not been told. */
  dirty: boolean
}

/** Lines that are filled in on the sheet; other figures come from elsewhere. */
export function onSheet(scheme: AssessmentScheme): SchemeLine[] {
  return scheme.lines.filter((line) => 'source' in line && line.source === 'SHEETS')
}

export function isDeducted(line: SchemeLine): line is AssessmentDeductedLine {
  return 'kinds' in line && 'floor' in line
}
export function isScored(line: SchemeLine): line is AssessmentScoredLine {
  return 'max' in line && !('fewest' in line)
}

export function fromServer(sheet: AssessmentSheet): LocalSheet {
  return {
    id: sheet.id,
    visitedOn: sheet.visitedOn,
    marks: Object.fromEntries(sheet.content.marks.map((mark) => [mark.line, { score: mark.score, remark: mark.remark ?? '' }])),
    findings: sheet.content.findings.map(({ id, line, kind, text, count, spot, photos }) => ({ id, line, kind, text, count, spot: spot ?? '', photos })),
    submitted: sheet.state === 'SUBMITTED',
    dirty: false,
  }
}

/** Hundredths as whole numbers: scores are never counted in binary fractions. */
export function hundredths(text: string): number {
  const found = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (!found) return Number.NaN
  const value = Number(found[2]) * 100 + Number((found[3] ?? '').padEnd(2, '0'))
  return found[1] ? -value : value
}

export function plain(value: number): string {
  const sign = value < 0 ? '-' : ''
  const rest = String(Math.abs(value) % 100).padStart(2, '0').replace(/0+$/, '')
  return `${sign}${Math.floor(Math.abs(value) / 100)}${rest ? `.${rest}` : ''}`
}

/** What the findings of a deducted line cost, and what is left of it, in hundredths. */
export function deducted(line: AssessmentDeductedLine, findings: LocalFinding[]): { lost: number; left: number } {
  const lost = findings
    .filter((finding) => finding.line === line.code)
    .reduce((sum, finding) => sum + finding.count * hundredths(line.kinds.find((kind) => kind.code === finding.kind)?.deduct ?? '0'), 0)
  return { lost, left: Math.max(line.weight * 100 - lost, hundredths(line.floor)) }
}

export function markTrouble(line: AssessmentScoredLine, mark: { score: string; remark: string } | undefined, findings: LocalFinding[]): string {
  if (!mark || mark.score.trim() === '') return '还没有打分'
  const score = hundredths(mark.score)
  const max = hundredths(line.max)
  if (Number.isNaN(score) || score < 0 || score > max) return `得分在 0 到 ${line.max} 之间，最多两位小数`
  const told = score === max || mark.remark.trim() !== '' || findings.some((finding) => finding.line === line.code)
  return told ? '' : '没有得满分，请写明理由或者登记问题'
}

/** What keeps the sheet from being handed in, in the order of its lines. */
export function lacks(lines: SchemeLine[], sheet: LocalSheet): string[] {
  return lines.flatMap((line) => {
    const wrong = isScored(line) ? markTrouble(line, sheet.marks[line.code], sheet.findings) : ''
    return wrong ? [`${line.title}：${wrong}`] : []
  })
}

/** What a problem on this line may be called, with what it costs or brings. */
export function kindsOf(line: SchemeLine): { code: string; title: string; deduct: string }[] {
  return 'kinds' in line ? line.kinds : []
}

export function findingTrouble(line: SchemeLine, finding: LocalFinding): Record<string, string> {
  const wrong: Record<string, string> = {}
  if (kindsOf(line).length && !finding.kind) wrong.kind = '请选是哪一类问题'
  if (!finding.text.trim()) wrong.text = '请写一句看到了什么'
  if (!Number.isInteger(finding.count) || finding.count < 1 || finding.count > 999) wrong.count = '处数是 1 到 999 的整数'
  if ('photo' in line && line.photo && finding.photos.length === 0) wrong.photos = '扣分必须有照片'
  return wrong
}

/** The marks that may be sent: those that are numbers within their line. */
export function soundMarks(lines: SchemeLine[], sheet: LocalSheet): { line: string; score: number; remark?: string }[] {
  return lines.filter(isScored).flatMap((line) => {
    const mark = sheet.marks[line.code]
    const score = mark ? hundredths(mark.score) : Number.NaN
    if (!mark || Number.isNaN(score) || score < 0 || score > hundredths(line.max)) return []
    return [{ line: line.code, score: Number(plain(score)), remark: mark.remark.trim() || undefined }]
  })
}
