import type { AssessmentObjection, AssessmentRound, LedgerBookQuarter, LedgerProof, TreasuryCorrection } from '@/api/schema'
import { points } from '@/lib/points'

/** The quarter whose books are open; when none is, the latest one. */
export function workingQuarter(quarters: LedgerBookQuarter[]): LedgerBookQuarter | undefined {
  const latest = [...quarters].sort((a, b) => b.quarter.localeCompare(a.quarter))
  return latest.find((each) => each.state === 'OPEN') ?? latest[0]
}

/** Where the points of the fund are, every one in exactly one place. */
export function whereabouts(proof: LedgerProof): { name: string; value: number; text: string }[] {
  const parts: [string, number][] = [
    ['还没发到村', proof.unissued],
    ['在各村积分池', proof.pools],
    ['在农户手里', proof.wallets],
    ['兑换占用', proof.held],
    ['已兑换', proof.redeemed],
    ['已清零', proof.expired],
  ]
  return parts.map(([name, value]) => ({ name, value, text: `${points(value)} 分` }))
}

export function issued(proof: LedgerProof): number {
  return proof.fund - proof.unissued
}

/** The last quarters with books, the oldest first. */
export function recent(quarters: LedgerBookQuarter[]): LedgerBookQuarter[] {
  return [...quarters].sort((a, b) => a.quarter.localeCompare(b.quarter)).slice(-4)
}

export const FLOWS = ['发到村', '发到农户', '兑换']

/** What moved in each quarter's books. */
export function flows(proofs: LedgerProof[]): { name: string; values: number[] }[] {
  return proofs.map((proof) => ({
    name: `${proof.quarter.slice(2, 4)}年${'一二三四'[Number(proof.quarter.slice(5)) - 1]}季度`,
    values: (['GRANT', 'AWARD', 'REDEEM'] as const).map((movement) => (proof.moved as Record<string, number | undefined>)[movement] ?? 0),
  }))
}

export interface Waiting {
  title: string
  note: string
  section: string
}

/** What waits for somebody of the town office, most pressing first. */
export function waiting(given: {
  round?: AssessmentRound
  submitted: number
  /** How many sheets there have to be; nothing where figures come in by reports. */
  villages?: number
  objections: AssessmentObjection[]
  corrections: TreasuryCorrection[]
  quarters: LedgerBookQuarter[]
}): Waiting[] {
  const found: Waiting[] = []
  const open = given.objections.filter((objection) => objection.state === 'OPEN').length
  if (open) found.push({ title: `考核异议 ${open} 件没有答复`, note: '答复完才能定榜', section: 'objections' })
  const proposed = given.corrections.filter((correction) => correction.state === 'PROPOSED').length
  if (proposed) found.push({ title: `账目更正 ${proposed} 件等第二个人确认`, note: '提出的人不能自己确认', section: 'books' })
  const left = (given.villages ?? 0) - given.submitted
  if (given.round?.state === 'SCORING' && given.villages === undefined) found.push({ title: '这一期正在填报数字', note: given.round.title, section: 'round' })
  else if (given.round?.state === 'SCORING')
    found.push(left > 0
      ? { title: `还有 ${left} 个村没有评分`, note: given.round.title, section: 'round' }
      : { title: '各村都评完了，可以公布名次', note: given.round.title, section: 'round' })
  if (given.round?.state === 'PUBLISHED' && !open) found.push({ title: '名次已公布，异议期满后定榜', note: given.round.title, section: 'round' })
  const books = given.quarters.filter((each) => each.state === 'OPEN').length
  if (books > 1) found.push({ title: `有 ${books} 个季度的账没有结`, note: '先开的先结', section: 'quarters' })
  if (books === 0) found.push({ title: '没有开着的季度账', note: '不开账，积分不能入账', section: 'quarters' })
  return found
}
