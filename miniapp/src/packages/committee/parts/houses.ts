import { reactive } from 'vue'
import { api } from '@/api/client'

/** Applications name a household by its id only; people know it by the name of its head. */

export interface House {
  name: string
  place: string
}

const known = reactive<Record<string, House>>({})
const asked = new Set<string>()

export function houseName(id: string): string {
  return known[id] ? `${known[id]!.name}家` : '这一户'
}

export function housePlace(id: string): string {
  return known[id]?.place ?? ''
}

export async function learnHouses(ids: string[]): Promise<void> {
  const missing = [...new Set(ids)].filter((id) => !known[id] && !asked.has(id))
  missing.forEach((id) => asked.add(id))
  await Promise.all(
    missing.map(async (id) => {
      try {
        const { data } = await api.read('/api/v1/households/{household}', { path: { household: id } })
        known[id] = { name: data.headName, place: data.groupName ?? data.address ?? '' }
      } catch {
        asked.delete(id) // the list is usable without the name; the next look asks again
      }
    }),
  )
}
