import type { DutiesAgreement } from '@/api/schema'

/** What an agreement usually names; a village writes its own where the town asks for something else. */
export const USUAL_ITEMS: Record<DutiesAgreement['kind'], string[]> = {
  THREE: ['包卫生', '包绿化', '包秩序'],
  FIVE: ['包卫生', '包绿化', '包秩序', '包设施', '包立面'],
}
export const KINDS: { value: DutiesAgreement['kind']; text: string }[] = [
  { value: 'THREE', text: '门前三包' },
  { value: 'FIVE', text: '门前五包' },
]
