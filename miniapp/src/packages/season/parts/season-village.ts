import { computed, ref } from 'vue'
import { api } from '@/api/client'
import { useRead } from '@/lib/use-read'
import { holds, villagesAs, type Role } from '@/stores/session'

/** Who arranges a season, and who looks over their shoulder. The backend decides each call once more. */
export const SEASON_STAFF: Role[] = ['COMMITTEE', 'CLERK', 'TOWN', 'AUDITOR']

const chosen = ref('')

/** The villages somebody may look at: all for the town's office, their own for the others. */
export function useVillage() {
  const { reading, data, reload } = useRead(() => api.read('/api/v1/villages'))
  const everywhere = computed(() => holds('TOWN', 'AUDITOR'))
  const mine = computed(() => {
    const own = villagesAs('COMMITTEE', 'CLERK').map((village) => village.id)
    return (data.value ?? []).filter((village) => everywhere.value || own.includes(village.id))
  })
  const village = computed(() => mine.value.find((each) => each.id === chosen.value) ?? mine.value[0])
  const choices = computed(() => mine.value.map(({ id, name }) => ({ value: id, text: name })))
  return { reading, village, choices, reload }
}

export function lookAt(id: string): void {
  chosen.value = id
}
