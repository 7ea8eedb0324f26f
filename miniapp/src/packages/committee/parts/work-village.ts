import { computed, ref } from 'vue'
import { villagesAs, type Role } from '@/stores/session'

/** Who works on these pages. The backend decides each call once more. */
export const STAFF: Role[] = ['COMMITTEE', 'PANEL', 'CLERK']
/** What is done outdoors, inspectors do as well. */
export const FIELD: Role[] = ['COMMITTEE', 'INSPECTOR']

const chosen = ref('')
/** An inspector of the whole town holds no village: the page before names the one they go to. */
const sentTo = ref<{ id: string; name: string }>()

export const workVillages = computed(() => villagesAs(...STAFF))
/** Most people serve one village; who serves more picks it on the work page. */
export const workVillage = computed(
  () =>
    workVillages.value.find((village) => village.id === chosen.value) ??
    (sentTo.value?.id === chosen.value ? sentTo.value : undefined) ??
    workVillages.value[0] ??
    villagesAs('INSPECTOR')[0],
)

export function chooseVillage(id: string): void {
  chosen.value = id
}

/** Takes over the village a page was opened for: ?village=…&name=… */
export function workIn(query: Record<string, string | undefined> | undefined): void {
  if (!query?.village) return
  sentTo.value = { id: query.village, name: decodeURIComponent(query.name ?? '') }
  chosen.value = query.village
}

/** For a call's path. Nobody gets as far without a village: the page's shell asks for the role first. */
export const here = () => ({ village: workVillage.value?.id ?? '' })
