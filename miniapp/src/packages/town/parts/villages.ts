import { api } from '@/api/client'
import type { CommunityVillage } from '@/api/schema'

export function readVillages() {
  return api.read('/api/v1/villages')
}

/** A village's name for its id; what is not known is said plainly. */
export function namer(villages: CommunityVillage[] | undefined): (id?: string) => string {
  const names = new Map((villages ?? []).map((village) => [village.id, village.name]))
  return (id) => (id ? names.get(id) ?? '别的村' : '全镇')
}
