import { computed, ref } from 'vue'
import { api } from '@/api/client'
import type { StoreOutlet } from '@/api/schema'
import { useRead } from '@/lib/use-read'
import { holds, session, villagesAs, type Role } from '@/stores/session'

/** Who keeps stores, and who looks over their shoulder. The backend decides each call once more. */
export const STORE_STAFF: Role[] = ['COMMITTEE', 'CLERK', 'TOWN', 'AUDITOR']

export const KINDS: Record<StoreOutlet['kind'], string> = { VILLAGE: '村兑换点', PARTNER: '合作店', FAIR: '流动集市' }

/** The store somebody works in stays the same from page to page. */
const chosen = ref('')

/** The stores somebody may work in: all for the town's office, those of their villages and their own shop for the others. */
export function useOutlets() {
  const { reading, data, reload } = useRead(() => api.read('/api/v1/outlets'))
  const everywhere = computed(() => holds('TOWN', 'AUDITOR') || (holds('CLERK') && !villagesAs('CLERK').length))
  const mine = computed(() => {
    const own = villagesAs('COMMITTEE', 'CLERK').map((village) => village.id)
    const me = session.me.value?.person
    return (data.value ?? []).filter((each) => everywhere.value || (each.village && own.includes(each.village)) || (each.keeper && each.keeper === me))
  })
  const outlet = computed(() => mine.value.find((each) => each.id === chosen.value) ?? mine.value[0])
  const choices = computed(() => mine.value.map((each) => ({ value: each.id, text: each.kind === 'VILLAGE' ? each.name : `${each.name}（${KINDS[each.kind]}）` })))
  const name = (id: string) => data.value?.find((each) => each.id === id)?.name ?? '兑换点'
  const keeping = computed(() => outlet.value?.keeper !== undefined && outlet.value.keeper === session.me.value?.person)
  return { reading, all: data, mine, outlet, choices, name, keeping, reload }
}

export function workAt(id: string): void {
  chosen.value = id
}
