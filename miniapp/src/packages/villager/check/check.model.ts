import type { TreasuryReceipt, TreasuryReceiptPiece } from '@/api/schema'
import { clock, day, moment, month } from '@/lib/dates'

/** What a receipt says about the book, in words for somebody who found it on a table. */

export interface Verdict {
  title: string
  tone: 'good' | 'waiting' | 'bad'
  lines: string[]
}

export function verdict({ standing }: Pick<TreasuryReceipt, 'standing'>, now?: number): Verdict {
  if (standing.state === 'WAITING') {
    const soon = standing.nextSeal ? `，${clock(standing.nextSeal)}以后再来看` : ''
    return { title: '在账本里，还没有封存', tone: 'waiting', lines: [`账本每十分钟封存一次${soon}。`] }
  }
  const sealed = standing.sealedAt ? [`${moment(standing.sealedAt, now)}封存，在第 ${standing.block} 块里。`] : []
  if (standing.state === 'CHANGED') {
    return {
      title: '对不上，这笔账被人动过',
      tone: 'bad',
      lines: [...sealed, `${standing.words}。`, '请拿着收据，马上告诉村务监督委员会或者镇纪委。'],
    }
  }
  return { title: '在账本里，没有被改过', tone: 'good', lines: sealed }
}

/** 2026-12 -> 2027-01: the papers of a month carry the head the month before ended with. */
function monthAfter(code: string): string {
  const [year, number] = code.split('-').map(Number) as [number, number]
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/** How to compare with what hangs on the wall. */
export function headWords({ standing }: Pick<TreasuryReceipt, 'standing'>): string {
  if (!standing.month) return ''
  const name = month(standing.month)
  return standing.monthOver
    ? `这是${name}的封存码。${month(monthAfter(standing.month))}贴出的公示，末尾印着同样的五组字；一个字不差，就说明账没有被换过。`
    : `${name}还没过完，封存码月底才定，到时印在公示末尾。这是到第 ${standing.headBlock} 块为止的。`
}

export function pieceWords(piece: TreasuryReceiptPiece): string {
  if (!piece.counted) return '不计件'
  return piece.block ? `第 ${piece.block} 块` : '没有查到封存'
}

export function whoWords(receipt: Pick<TreasuryReceipt, 'town' | 'village' | 'household'>): string {
  return [receipt.town, receipt.village, receipt.household && `${receipt.household}家`].filter(Boolean).join(' ')
}

export function whenWords(receipt: Pick<TreasuryReceipt, 'effectiveOn' | 'postedAt'>, now?: number): string {
  return `${day(receipt.effectiveOn, now)}的事，${moment(receipt.postedAt, now)}记账`
}
