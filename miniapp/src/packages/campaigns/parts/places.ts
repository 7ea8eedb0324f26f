import { computed, onMounted, ref } from 'vue'
import { api } from '@/api/client'
import { useRead } from '@/lib/use-read'
import { holds, villagesAs, type Role } from '@/stores/session'

/** Who works on campaigns, and who looks over their shoulder. The backend decides each call once more. */
export const CAMPAIGN_STAFF: Role[] = ['COMMITTEE', 'INSPECTOR', 'PANEL', 'TOWN', 'AUDITOR']

/** The village looked at last: it stays while one goes from page to page. */
const chosen = ref('')

/** The village these pages are about: one's own, or the one the town office has chosen. */
export function useWorkPlace() {
  const { data, reload, reading } = useRead(() => api.read('/api/v1/villages'), () => false)
  onMounted(() => void reload())
  const ofTown = computed(() => holds('TOWN', 'AUDITOR') || (holds('INSPECTOR') && !villagesAs('INSPECTOR').length))
  const villages = computed(() => {
    const own = villagesAs('COMMITTEE', 'INSPECTOR', 'PANEL')
    return (data.value ?? []).filter((village) => ofTown.value || own.some((each) => each.id === village.id))
  })
  const choices = computed(() => villages.value.map(({ id, name }) => ({ value: id, text: name })))
  const village = computed(() => villages.value.find((each) => each.id === chosen.value)?.id ?? villages.value[0]?.id ?? '')
  const name = (id?: string) => data.value?.find((each) => each.id === id)?.name ?? ''
  function choose(id: string) {
    chosen.value = id
  }
  return { reading, ofTown, villages, choices, village, name, choose }
}
