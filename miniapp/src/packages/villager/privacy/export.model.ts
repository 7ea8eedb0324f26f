import type { AwardsApplication, AwardsDeduction, AwardsFlag, AwardsHomeSheet, AwardsNomination, AwardsObjection, LedgerEntryLine, StoreSlip } from '@/api/schema'
import { AWARD_WORDS, OBJECTION_WORDS } from '@/lib/award-words'
import { isoDay } from '@/lib/dates'
import { flagWords, HONOUR_KIND, NOMINATION } from '@/lib/honour-words'
import { signed } from '@/lib/points'
import { movementWords } from '../passbook/passbook.model'
import { goodsWords, SLIP_STATES } from '../pickup/pickup.model'
import type { HeldPart } from './privacy.model'

/** Everything the village knows of our family's doings. */
export interface Doings {
  entries: LedgerEntryLine[]
  applications: AwardsApplication[]
  deductions: AwardsDeduction[]
  slips: StoreSlip[]
  homes: AwardsHomeSheet[]
  flags: AwardsFlag[]
  objections: AwardsObjection[]
  nominations: AwardsNomination[]
}

export const EMPTY: Doings = { entries: [], applications: [], deductions: [], slips: [], homes: [], flags: [], objections: [], nominations: [] }

/** One chapter each, one line for each thing, with its full date: it is read far from the phone, and later. */
export function doingsParts(doings: Doings): HeldPart[] {
  const chapter = (title: string, lines: string[]): HeldPart => ({ title: `${title}（${lines.length} 条）`, why: '', lines: lines.length ? lines : ['没有'] })
  return [
    chapter('积分存折', doings.entries.map((entry) => `${entry.effectiveOn} ${movementWords(entry.movement)} ${signed(entry.amount)} 分，余 ${entry.balanceAfter}：${entry.reason}`)),
    chapter('申报和登记', doings.applications.map((one) => `${one.happenedOn} ${one.ruleName} ${one.award} 分，${AWARD_WORDS[one.state]}${one.words ? `：${one.words}` : ''}`)),
    chapter('扣分', doings.deductions.map((one) => `${one.happenedOn} ${one.ruleName} 最多扣 ${one.points} 分，${one.stateWords ?? ''}：${one.words}`)),
    chapter('兑换', doings.slips.map((slip) => `${isoDay(slip.redeemedAt)} ${goodsWords(slip)}，${slip.points} 分，${SLIP_STATES[slip.state].text}${slip.collector ? `，${slip.collector}代取` : ''}`)),
    chapter('入户评分', doings.homes.map((sheet) => `${sheet.inspectedOn} ${sheet.score} 分${sheet.words ? `：${sheet.words}` : ''}`)),
    chapter('红黄旗', doings.flags.map((flag) => `${isoDay(flag.raisedAt)} ${flagWords(flag).text}：${flag.words}`)),
    chapter('异议', doings.objections.map((one) => `${isoDay(one.openedAt)} ${one.reason}，${OBJECTION_WORDS[one.state].text}${one.outcome ? `：${one.outcome}` : ''}`)),
    chapter('提名', doings.nominations.map((one) => `${one.nominatedOn} ${HONOUR_KIND[one.kind]}：${one.name || one.publicName}，${NOMINATION[one.state].text}`)),
  ]
}

type Page<T> = { items: T[]; next?: string }

/** All pages of a list. */
export async function everyPage<T>(ask: (after?: string) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = []
  let after: string | undefined
  do {
    const page = await ask(after)
    items.push(...page.items)
    after = page.next
  } while (after)
  return items
}
