import type { TreasuryCorrection } from '@/api/schema'

export const CORRECTION_WORDS = { PROPOSED: '等第二个人确认', CONFIRMED: '已更正', DECLINED: '没有同意' } as const
export const CORRECTION_TONES = { PROPOSED: 'waiting', CONFIRMED: 'done', DECLINED: 'plain' } as const

/** Two persons for every correction: whoever proposed it is not the one who decides. */
export function mayDecide(correction: Pick<TreasuryCorrection, 'state' | 'proposedBy'>, me: string | undefined): boolean {
  return correction.state === 'PROPOSED' && me !== undefined && correction.proposedBy !== me
}

const MOVEMENTS: Record<string, string> = {
  GRANT: '发到村积分池',
  AWARD: '村积分池发给农户',
  HOLD: '兑换占用',
  REDEEM: '兑换',
  RELEASE: '退回农户',
  EXPIRE: '清零',
  MERGE: '并户转入',
}
export function movementWords(movement: string): string {
  return MOVEMENTS[movement] ?? (movement.startsWith('UNDO_') ? `撤回：${MOVEMENTS[movement.slice(5)] ?? movement}` : '商品进出')
}
