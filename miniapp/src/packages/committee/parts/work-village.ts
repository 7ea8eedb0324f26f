import { computed, ref } from 'vue'
import { villagesAs, type Role } from '@/stores/session'

/** Who works on these pages. The backend decides each call once more. */
export const STAFF: Role[] = ['COMMITTEE', 'PANEL', 'CLERK']

const chosen = ref('')

export const workVillages = computed(() => villagesAs(...STAFF))
/** Most people serve one village; who serves more picks it on the work page. */
export const workVillage = computed(() => workVillages.value.find((village) => village.id === chosen.value) ?? workVillages.value[0])

export function chooseVillage(id: string): void {
  chosen.value = id
}

/** For a call's path. Nobody gets as far without a village: the page's shell asks for the role first. */
export const here = () => ({ village: workVillage.value?.id ?? '' })
