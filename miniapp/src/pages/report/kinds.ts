import { computed } from 'vue'
import { api } from '@/api/client'
import { useRead } from '@/lib/use-read'

/** What can be dirty, in the town's words; kept on the phone, so that a report can be begun without a signal. */
export function useKinds() {
  const { data, reading, reload } = useRead(() => api.read('/api/v1/spot-kinds'))
  const words = (kind: string) => data.value?.find((each) => each.kind === kind)?.words ?? '脏乱'
  return { reading, reload, words, all: computed(() => data.value ?? []), choices: computed(() => (data.value ?? []).map(({ kind, words: text }) => ({ value: kind, text }))) }
}
