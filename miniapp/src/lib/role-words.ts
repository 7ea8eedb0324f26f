import type { Role } from '@/stores/session'

/** What the village calls those who hold a post. */
export const ROLE_WORDS: Record<Role, string> = {
  VILLAGER: '村民',
  INSPECTOR: '卫生监督员',
  PANEL: '评议员',
  COMMITTEE: '村委',
  CLERK: '兑换点店员',
  TOWN: '镇专班',
  AUDITOR: '村务监督',
}
