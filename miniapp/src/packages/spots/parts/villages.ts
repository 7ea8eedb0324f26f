import { computed, onMounted } from 'vue'
import { api } from '@/api/client'
import { useRead } from '@/lib/use-read'
import { holds, villagesAs } from '@/stores/session'

/** The villages somebody may work in here: all of the town for its office, their own for the others. */
export function useVillages() {
  const { data, reload, reading } = useRead(() => api.read('/api/v1/villages'), () => false)
  onMounted(() => void reload())
  const ofTown = computed(() => holds('TOWN', 'AUDITOR') || (holds('INSPECTOR') && !villagesAs('INSPECTOR').length))
  const villages = computed(() => {
    const own = villagesAs('COMMITTEE', 'INSPECTOR', 'PANEL')
    return (data.value ?? []).filter((village) => ofTown.value || own.some((each) => each.id === village.id))
  })
  const choices = computed(() => villages.value.map(({ id, name }) => ({ value: id, text: name })))
  const name = (id: string) => data.value?.find((village) => village.id === id)?.name ?? ''
  return { reading, ofTown, villages, choices, name }
}
