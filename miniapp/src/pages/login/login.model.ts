import type { DemoPerson } from '@/stores/sign-in'
import type { IdentitySignIn } from '@/api/schema'
import { ROLE_WORDS } from '@/lib/role-words'
import type { Role } from '@/stores/session'

/** Where somebody stands on the way in. */
export type Step = 'start' | 'phone' | 'member' | 'town' | 'waiting' | 'done'

export function stepOf(signedIn: boolean, bound: boolean, pending?: IdentitySignIn): Step {
  if (!signedIn) return 'start'
  if (bound) return 'done'
  if (!pending) return 'phone'
  if (pending.choices.length > 0) return 'member'
  if (pending.towns.length > 1) return 'town'
  if (pending.waiting.some((asked) => asked.state === 'WAITING')) return 'waiting'
  return 'phone'
}

const ORDER: Role[] = ['VILLAGER', 'COMMITTEE', 'PANEL', 'INSPECTOR', 'CLERK', 'TOWN', 'AUDITOR']

export interface RoleGroup {
  role: Role
  name: string
  people: DemoPerson[]
  /** How many more there are than are shown. */
  rest: number
}

/** A short list to pick from: a few people of every role, those whose name or village contains the words typed. */
export function demoGroups(people: DemoPerson[], words: string, most = 6): RoleGroup[] {
  const wanted = words.trim()
  const matching = people.filter((each) => !wanted || each.name.includes(wanted) || (each.village ?? '').includes(wanted))
  return ORDER.map((role) => {
    const all = matching.filter((each) => each.role === role)
    return { role, name: ROLE_WORDS[role], people: all.slice(0, most), rest: Math.max(0, all.length - most) }
  }).filter((group) => group.people.length > 0)
}
