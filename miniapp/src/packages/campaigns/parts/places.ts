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
    // Who serves villages knows them without asking: their pages open where there is no signal.
    return ofTown.value ? (data.value ?? []) : villagesAs('COMMITTEE', 'INSPECTOR', 'PANEL')
  })
  const choices = computed(() => villages.value.map(({ id, name }) => ({ value: id, text: name })))
  const village = computed(() => villages.value.find((each) => each.id === chosen.value)?.id ?? villages.value[0]?.id ?? '')
  const name = (id?: string) => (data.value ?? villages.value).find((each) => each.id === id)?.name ?? ''
  function choose(id: string) {
    chosen.value = id
  }
  /** While no village is known, what became of reading them stands for what is to be read of one. */
  const placed = <T extends { state: string }>(ofVillage: T) => (village.value || reading.value.state === 'ready' ? ofVillage : reading.value)
  return { placed, again: reload, ofTown, villages, choices, village, name, choose }
}
