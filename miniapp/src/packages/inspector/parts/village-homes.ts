import { api } from '@/api/client'
import type { AwardsHomeSheet, CommunityGroup, CommunityHousehold } from '@/api/schema'
import { fromShelf, ontoShelf } from '@/lib/own-shelf'
import { outbox } from '@/stores/outbox'

/** A whole village on the phone: its households, and who has been scored this month. Gone with the person's sign-out. */

export interface Home {
  id: string
  head: string
  card: string
  group?: string
}

export interface VillageHomes {
  village: string
  at: number
  groups: { id: string; name: string }[]
  homes: Home[]
}

/** One home of this month; the key names the piece in the outbox it was sent with, the server's own have none. */
export interface Scored {
  score: number
  key?: string
}
export type ScoredHomes = Record<string, Scored>

const PAGE = 200

const homesShelf = (village: string) => `homes/${village}`
const scoredShelf = (village: string, month: string) => `scored/${village}/${month}`

async function all<T>(ask: (after?: string) => Promise<{ items: T[]; next?: string }>): Promise<T[]> {
  const items: T[] = []
  let after: string | undefined
  do {
    const page = await ask(after)
    items.push(...page.items)
    after = page.next
  } while (after)
  return items
}

/** Groups in their order, then by card: the order of a walk through the village. */
export function walk(households: CommunityHousehold[], groups: CommunityGroup[]): Home[] {
  const place = new Map(groups.map((group, at) => [group.id, at]))
  const rank = (home: Home) => (home.group === undefined ? groups.length : place.get(home.group) ?? groups.length)
  return households
    .filter((household) => household.state === 'ACTIVE')
    .map((household) => ({ id: household.id, head: household.headName, card: household.cardCode, group: household.group }))
    .sort((a, b) => rank(a) - rank(b) || a.card.localeCompare(b.card))
}

/** Fails when the phone is too full to keep them: without a signal they would be missing. */
export async function downloadHomes(village: string): Promise<VillageHomes> {
  const groups = await api.get('/api/v1/villages/{village}/groups', { path: { village } })
  const households = await all((after) =>
    api.get('/api/v1/villages/{village}/households', { path: { village }, query: { after, size: PAGE } }),
  )
  const list: VillageHomes = {
    village,
    at: Date.now(),
    groups: groups.map(({ id, name }) => ({ id, name })),
    homes: walk(households, groups),
  }
  await ontoShelf(homesShelf(village), list)
  return list
}

export async function homesOnPhone(village: string): Promise<VillageHomes | undefined> {
  return fromShelf<VillageHomes>(homesShelf(village))
}

/** What the server knows, and of this phone's own only what it has not yet heard of. */
export function together(server: Pick<AwardsHomeSheet, 'household' | 'score'>[], own: ScoredHomes, waiting: ReadonlySet<string>): ScoredHomes {
  const scored: ScoredHomes = {}
  for (const [home, mine] of Object.entries(own)) if (mine.key && waiting.has(mine.key)) scored[home] = mine
  for (const sheet of server) scored[sheet.household] = { score: sheet.score }
  return scored
}

export async function scoredOnPhone(village: string, month: string): Promise<ScoredHomes> {
  return (await fromShelf<ScoredHomes>(scoredShelf(village, month))) ?? {}
}

export async function keepScored(village: string, month: string, scored: ScoredHomes): Promise<void> {
  await ontoShelf(scoredShelf(village, month), scored)
}

export async function refreshScored(village: string, month: string): Promise<ScoredHomes> {
  const server = await all((after) =>
    api.get('/api/v1/villages/{village}/home-sheets', { path: { village }, query: { month, after, size: PAGE } }),
  )
  const waiting = new Set(outbox.pieces.value.map((piece) => piece.key))
  const scored = together(server, await scoredOnPhone(village, month), waiting)
  await keepScored(village, month, scored)
  return scored
}
