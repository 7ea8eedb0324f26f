import { computed, ref } from 'vue'
import { api } from '@/api/client'
import type { CommunityTown, CommunityVillage } from '@/api/schema'
import { session, startSession } from '@/stores/session'

/**
 * Whose wall is looked at: what a shared link names, else one's own village, else the one a stranger chooses. For public
 * pages; nothing here needs to be signed in.
 */
export function useVillageChoice() {
  const town = ref('')
  const village = ref('')
  const towns = ref<CommunityTown[]>([])
  const villages = ref<CommunityVillage[]>([])
  const failed = ref(false)

  async function start(named: { town?: string; village?: string } = {}): Promise<void> {
    await startSession()
    town.value = named.town || session.town.value?.id || town.value
    village.value = named.village || (named.town ? '' : session.village.value?.id ?? '') || village.value
    if (town.value && village.value) return
    await attempt(async () => {
      if (!town.value) {
        towns.value = await api.get('/api/v1/public/towns')
        if (towns.value.length === 1) town.value = towns.value[0]!.id
      }
      await listVillages()
    })
  }

  /** A list that cannot be read is said on the page, whichever tap asked for it. */
  async function attempt(listing: () => Promise<void>): Promise<void> {
    try {
      await listing()
      failed.value = false
    } catch {
      failed.value = true
    }
  }

  async function listVillages(): Promise<void> {
    if (town.value) villages.value = await api.get('/api/v1/public/towns/{town}/villages', { path: { town: town.value } })
  }

  async function inTown(id: string): Promise<void> {
    town.value = id
    village.value = ''
    await attempt(listVillages)
  }

  return {
    town,
    village,
    failed: computed(() => failed.value),
    towns: computed(() => towns.value.map((each) => ({ value: each.id, text: each.name }))),
    villages: computed(() =>
      [...villages.value].sort((a, b) => a.spelling.localeCompare(b.spelling)).map((each) => ({ value: each.id, text: each.name })),
    ),
    chosen: computed(() => town.value !== '' && village.value !== ''),
    start,
    inTown,
  }
}
