import type { StoreGood } from '@/api/schema'

/** What the shelves of the village store are called. Cash, tobacco, alcohol and medicine are never on one. */
export const CATEGORIES: Record<StoreGood['category'], string> = {
  DAILY: '日用品',
  FOOD: '米面油盐',
  TOOL: '农具',
  APPLIANCE: '小家电',
  SEED: '种苗',
  SERVICE: '服务',
  GIFT: '慰问品',
  OTHER: '其他',
  CASH: '其他',
  TOBACCO: '其他',
  ALCOHOL: '其他',
  MEDICINE: '其他',
}
