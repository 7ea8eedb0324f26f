import type { DutiesPosition } from '@/api/schema'

export const POSITION_KINDS: { value: DutiesPosition['kind']; text: string }[] = [
  { value: 'ROAD_CHIEF', text: '路长' },
  { value: 'STREET_CHIEF', text: '街长' },
  { value: 'GRID_STAFF', text: '网格员' },
  { value: 'HOME_PARTNER', text: '联户党员（包片联户）' },
  { value: 'COMMANDER', text: '清洁指挥长' },
  { value: 'OTHER', text: '其他岗位' },
]
