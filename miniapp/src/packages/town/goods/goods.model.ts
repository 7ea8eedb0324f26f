import type { StoreGood, StoreGoodForm } from '@/api/schema'
import { CATEGORIES as CATEGORY_WORDS } from '@/lib/goods-words'
import { fenOf } from '../funds/funds.model'

const OFFERED = ['DAILY', 'FOOD', 'TOOL', 'APPLIANCE', 'SEED', 'SERVICE', 'GIFT', 'OTHER'] as const
export const CATEGORIES = OFFERED.map((value) => ({ value, text: CATEGORY_WORDS[value] }))
export const KINDS: { value: StoreGood['kind']; text: string }[] = [
  { value: 'GOODS', text: '用品' },
  { value: 'SERVICE', text: '服务（理发、打印）' },
  { value: 'GIFT', text: '慰问困难户' },
]

export interface GoodForm {
  id?: string
  version?: number
  name: string
  kind: StoreGood['kind']
  category: StoreGood['category']
  price: string
  cost: string
  seasonLimit: string
  stocked: boolean
  onSale: boolean
  description: string
  photos: string[]
}

export function blankGood(): GoodForm {
  return { name: '', kind: 'GOODS', category: 'DAILY', price: '', cost: '', seasonLimit: '5', stocked: true, onSale: true, description: '', photos: [] }
}

export function formOf(good: StoreGood): GoodForm {
  const cents = String(good.costFen % 100).padStart(2, '0')
  return {
    ...good,
    price: String(good.price),
    cost: good.costFen % 100 ? `${Math.floor(good.costFen / 100)}.${cents}` : String(good.costFen / 100),
    seasonLimit: String(good.seasonLimit),
    photos: good.photoId ? [good.photoId] : [],
  }
}

const whole = (text: string) => /^\d{1,6}$/.test(text.trim())

export function goodTrouble(form: GoodForm): Record<string, string> {
  const wrong: Record<string, string> = {}
  if (!form.name.trim()) wrong.name = '请写名称'
  if (!whole(form.price) || Number(form.price) < 1) wrong.price = '分值是大于 0 的整数'
  if (fenOf(form.cost) === undefined && form.cost.trim() !== '0') wrong.costFen = '请写进价，最多两位小数'
  if (!whole(form.seasonLimit)) wrong.seasonLimit = '请写整数'
  return wrong
}

export function goodBody(form: GoodForm): StoreGoodForm {
  return {
    name: form.name.trim(),
    kind: form.kind,
    category: form.category,
    price: Number(form.price),
    costFen: fenOf(form.cost) ?? 0,
    seasonLimit: Number(form.seasonLimit),
    stocked: form.stocked,
    onSale: form.onSale,
    description: form.description.trim() || undefined,
    photo: form.photos[0],
    version: form.version,
  }
}
