import type { IdentityPost } from '@/api/schema'
import { ROLE_WORDS } from '../parts/words'

export type PostRole = IdentityPost['role']

/** Posts that are given; a villager is bound to a household instead. */
export const POST_ROLES = (['INSPECTOR', 'PANEL', 'COMMITTEE', 'CLERK', 'TOWN', 'AUDITOR'] as const).map((value) => ({ value, text: ROLE_WORDS[value] }))

/** Inspectors and auditors serve a village or the whole town; the office the town; all others one village. */
export function scopeOf(role: PostRole): 'village' | 'town' | 'either' {
  if (role === 'TOWN') return 'town'
  return role === 'INSPECTOR' || role === 'AUDITOR' ? 'either' : 'village'
}

export function isPhone(text: string): boolean {
  return /^1\d{10}$/.test(text.trim())
}
