import type { StoreHanding, StoreSlip } from '@/api/schema'

export interface CounterForm {
  /** Somebody else collects: name and relation are recorded and told to the household. */
  proxy: boolean
  name: string
  relation: string
  /** By which registration, when it is one of the household's registered kin. */
  registered: string
  /** Only when the household has its card but no code. */
  reason: string
  card: string
}

export const emptyCounter = (): CounterForm => ({ proxy: false, name: '', relation: '', registered: '', reason: '', card: '' })

export const RELATIONS = ['家人', '亲戚', '邻居', '其他']

/** @param explained whether a reason has to be given, because there is neither code nor secret number */
export function missing(form: CounterForm, byCard: boolean, explained = byCard): Record<string, string> {
  const said: Record<string, string> = {}
  if (form.proxy && !form.name.trim()) said.name = '请写代领人的姓名'
  if (form.proxy && !form.relation) said.relation = '请选和这家的关系'
  if (byCard && !form.card.trim()) said.card = '请扫或输入这家的户卡'
  if (explained && !form.reason.trim()) said.reason = '请写为什么不用提货码'
  return said
}

export function handing(village: string, slip: StoreSlip, code: string, form: CounterForm, byCard: boolean, pin?: string): StoreHanding {
  const card = { cardCode: form.card, redemption: slip.id, ...(pin ? { pin } : { reason: form.reason.trim() }) }
  return {
    village,
    ...(byCard ? card : { code }),
    collector: form.proxy ? { name: form.name.trim(), relation: form.relation, proxy: form.registered || undefined } : undefined,
  }
}

export const pieces = (slip: StoreSlip) => slip.lines.reduce((sum, line) => sum + line.pieces, 0)
