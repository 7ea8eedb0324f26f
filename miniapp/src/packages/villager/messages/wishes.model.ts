import type { MessagesReadingWish } from '@/api/schema'

/** What each kind is about, in words a villager would use. */
export const ABOUT: Record<MessagesReadingWish['kind'], string> = {
  AWARD: '您家有积分到账',
  NOTICE: '您家的积分在公示',
  WINDOW: '村里开始用积分换东西',
  READY: '换的东西可以取了',
  LAPSING: '东西还没取，快要退回',
  EXPIRING: '有积分快要过期',
  SPOT: '您反映的脏乱点整改好了',
  DECISION: '申报、异议有了结果',
}

/** Where a kind stands: off, only in the list, or how many more WeChat may deliver. */
export function standing(wish: MessagesReadingWish, wechat: boolean): string {
  if (!wechat || !wish.template) return '在消息里看'
  if (!wish.on) return '已关'
  return wish.leftOver > 0 ? `还能收 ${wish.leftOver} 条` : '要您点一次同意'
}

/** The kinds that are off after one was switched. */
export function switched(kinds: MessagesReadingWish[], kind: MessagesReadingWish['kind'], on: boolean): MessagesReadingWish['kind'][] {
  return kinds.filter((each) => (each.kind === kind ? !on : !each.on)).map((each) => each.kind)
}
