import { computed, onUnmounted, ref } from 'vue'
import { fromShelf, ontoShelf } from '@/lib/own-shelf'
import { keptAmong, type ReportForm } from './report.model'

const SHELF = 'reports'
const BREATH = 400

/** Reports begun on this phone and not sent, newest first. Kept as they are typed. */
export function useReports() {
  const drafts = ref<ReportForm[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined

  const write = () => ontoShelf(SHELF, drafts.value).catch((full) => console.warn('reports not kept', full))

  async function start(): Promise<void> {
    drafts.value = (await fromShelf<ReportForm[]>(SHELF)) ?? []
  }
  function keep(form: ReportForm): void {
    drafts.value = keptAmong(drafts.value, form)
    clearTimeout(timer)
    timer = setTimeout(write, BREATH)
  }
  async function forget(id: string): Promise<void> {
    clearTimeout(timer)
    drafts.value = drafts.value.filter((draft) => draft.id !== id)
    await write()
  }
  onUnmounted(() => {
    if (!timer) return
    clearTimeout(timer)
    void write()
  })
  return { drafts: computed(() => drafts.value), start, keep, forget }
}
