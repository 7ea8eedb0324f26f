import { api } from '@/api/client'
import type { StoreCounterList, StoreOfflineHandover, StoreOfflineHandoverForm } from '@/api/schema'
import { day, moment, today } from '@/lib/dates'
import { fromShelf, ontoShelf } from '@/lib/own-shelf'
import { isGenuine, pictureOfCode } from '@/lib/pickup-code'
import type { CounterForm } from './counter.model'

/** A counter without a network: the list it took along, what it recognises by it, what it has handed over since. */

export type CounterLine = StoreCounterList['lines'][number]

/** What this phone handed over without a network, by redemption: when, and under which id it is told. */
export type HandedHere = Record<string, { id: string; at: string; name: string; goods: string }>

const listShelf = (village: string) => `counter-list/${village}`
const handedShelf = (village: string) => `counter-handed/${village}`

/** Fails with words when the phone is full: without a network it would be missing. */
export async function downloadList(village: string): Promise<StoreCounterList> {
  const list = await api.post('/api/v1/villages/{village}/counter-lists', { path: { village } })
  await ontoShelf(listShelf(village), list)
  return list
}
const FRESH = 6 * 3_600_000

let freshening: Promise<void> | undefined

/** Downloads the list anew when the one here is no longer of this morning. A failure is none: the old one stays. */
export function freshenList(village: string): Promise<void> {
  freshening ??= freshen(village).finally(() => (freshening = undefined))
  return freshening
}
async function freshen(village: string): Promise<void> {
  const known = await listOnPhone(village)
  if (known && Date.now() - Date.parse(known.at) < FRESH) return
  await downloadList(village).catch((away) => console.warn('no list', away))
}
export async function listOnPhone(village: string): Promise<StoreCounterList | undefined> {
  return fromShelf<StoreCounterList>(listShelf(village))
}
export async function handedOnPhone(village: string): Promise<HandedHere> {
  return (await fromShelf<HandedHere>(handedShelf(village))) ?? {}
}
export async function keepHanded(village: string, handed: HandedHere): Promise<void> {
  await ontoShelf(handedShelf(village), handed)
}

/** What was handed over with a network is done with as well: the list here still says that it waits. */
export async function noteHanded(village: string, redemption: string): Promise<void> {
  const one = { id: redemption, at: new Date().toISOString(), name: '', goods: '' }
  await handedOnPhone(village)
    .then((handed) => keepHanded(village, { ...handed, [redemption]: one }))
    .catch((full) => console.warn('not noted', full))
}

export type Recognised = { line: CounterLine } | { wrong: string }

/** Whether goods may be handed over for what was scanned, by what is on this phone alone. */
export function recognise(text: string, list: StoreCounterList | undefined, handed: HandedHere, now = Date.now()): Recognised {
  const picture = pictureOfCode(text)
  if (!picture) return { wrong: '没有网络时只能扫二维码，光报数字核对不了' }
  if (!list) return { wrong: '这部手机还没有下载离线名单' }
  if (now > Date.parse(list.until)) return { wrong: `离线名单是 ${moment(list.at)} 的，太旧了，等有网时重新下载` }
  if (!isGenuine(text, list.publicKey)) return { wrong: '这不是本村的提货码' }
  const before = handed[picture.redemption]
  if (before) return { wrong: `这张码已经在这部手机上交过货了（${moment(before.at)}）` }
  const line = list.lines.find((each) => each.redemption === picture.redemption)
  if (!line) return { wrong: '名单里没有这一单：可能是下载以后才兑换的，等有网再交' }
  if (today(now) > line.collectBy) return { wrong: `${day(line.collectBy)}就过期了，积分要退给这家，不能再交` }
  return { line }
}

export const goodsOf = (line: CounterLine) => line.goods.map((good) => `${good.name}×${good.pieces}`).join('、')

export function telling(village: string, code: string, list: StoreCounterList, at: string, form: CounterForm): StoreOfflineHandoverForm {
  const collector = form.proxy ? { name: form.name.trim(), relation: form.relation } : undefined
  return { village, code: code.trim(), handedAt: at, listedAt: list.at, collector }
}

export const OUTCOME: Record<StoreOfflineHandover['outcome'], { text: string; tone: 'done' | 'alarm' }> = {
  POSTED: { text: '已入账', tone: 'done' },
  REPEATED: { text: '重复核销', tone: 'alarm' },
  ENDED: { text: '单子已取消或退回', tone: 'alarm' },
  REFUSED: { text: '不合规定', tone: 'alarm' },
}

export const SETTLED: Record<NonNullable<StoreOfflineHandover['settled']>, string> = {
  BACK: '东西追回来了',
  REDEEMED: '补办了兑换',
  LOST: '按报损处理',
  MISTAKE: '登记错了，没有交出去',
}
