import type { SpotsSpotView, SpotsStory } from '@/api/schema'
import { nowhere, type Place } from '@/components/place-picker/place-picker.model'

/** What may be done with a spot, and what has to be said for it. */

export type Move = SpotsStory['moves'][number]
type Field = 'photos' | 'place' | 'words' | 'reason' | 'template' | 'route' | 'days' | 'post' | 'into' | 'listed' | 'cleared'

export interface Deed {
  move: Move
  /** The last part of the path. */
  way: 'acceptance' | 'refusal' | 'assignment' | 'hand-over' | 'start' | 'rectification' | 'sending-back' | 'verification' | 'write-off' | 'reopening' | 'merge' | 'hiding' | 'showing' | 'listing'
  text: string
  title: string
  note: string
  kind: 'action' | 'done' | 'quiet' | 'danger'
  fields: Field[]
  /** Said in the toast of success. */
  said: string
}

const DEEDS: Deed[] = [
  { move: 'VERIFY', way: 'verification', text: '确实整改好了', title: '看过了，确实整改好了？', note: '核实以后由村里销号。', kind: 'done', fields: ['words'], said: '核实记下了' },
  { move: 'SEND_BACK', way: 'sending-back', text: '没整改好，退回', title: '哪里还没有整改好？', note: '', kind: 'quiet', fields: ['reason', 'photos'], said: '退回去重新整改了' },
  { move: 'RECTIFY', way: 'rectification', text: '整改好了，拍照', title: '整改好了', note: '要有整改后的照片和地点。', kind: 'done', fields: ['photos', 'place', 'words'], said: '记下了，等人核实' },
  { move: 'START', way: 'start', text: '开始整改', title: '现在开始整改？', note: '', kind: 'action', fields: [], said: '开始整改了' },
  { move: 'ACCEPT', way: 'acceptance', text: '受理', title: '受理这一处？', note: '受理以后全镇都能看到，看不到是谁反映的。', kind: 'action', fields: ['listed', 'cleared', 'reason'], said: '受理了' },
  { move: 'ASSIGN', way: 'assignment', text: '派发', title: '派给谁整改？', note: '不改的话，按这一类平时的办法和网格派。', kind: 'action', fields: ['route', 'days', 'words'], said: '派下去了' },
  { move: 'WRITE_OFF', way: 'write-off', text: '销号', title: '可以销号了？', note: '', kind: 'done', fields: ['words'], said: '销号了' },
  { move: 'HAND_OVER', way: 'hand-over', text: '不归我管，转交', title: '该归谁管？', note: '', kind: 'quiet', fields: ['post', 'reason'], said: '转交了' },
  { move: 'DECLINE', way: 'refusal', text: '不予受理', title: '为什么不受理？', note: '反映人会看到这个理由。', kind: 'quiet', fields: ['template', 'reason'], said: '告诉反映人了' },
  { move: 'REOPEN', way: 'reopening', text: '又脏了', title: '又脏了？', note: '会记一次反弹，重新派人整改。', kind: 'danger', fields: ['photos', 'reason'], said: '重新打开了' },
  { move: 'MERGE', way: 'merge', text: '和另一件是同一处', title: '并入哪一件？', note: '这一件的声音并过去，那一件接着办。', kind: 'quiet', fields: ['into', 'reason'], said: '并过去了' },
  { move: 'UNLIST', way: 'listing', text: '不公开', title: '为什么不公开？', note: '例如拍到了屋里或者人脸。', kind: 'quiet', fields: ['reason'], said: '不再公开' },
  { move: 'LIST', way: 'listing', text: '公开', title: '为什么可以公开了？', note: '', kind: 'quiet', fields: ['reason'], said: '公开了' },
  { move: 'HIDE', way: 'hiding', text: '隐藏', title: '为什么隐藏？', note: '原件留着，隐藏的理由有记录。', kind: 'danger', fields: ['template', 'reason'], said: '隐藏了' },
  { move: 'SHOW', way: 'showing', text: '恢复显示', title: '为什么恢复显示？', note: '', kind: 'quiet', fields: ['reason'], said: '恢复显示了' },
]

/** The deeds somebody may do now, the next step of the spot first. */
export function deeds(moves: readonly Move[], spot: Pick<SpotsSpotView, 'listed' | 'hidden'>): Deed[] {
  return DEEDS.filter((deed) => moves.includes(deed.move) && changes(deed.move, spot))
}

/** What is public cannot be made public. */
function changes(move: Move, { listed, hidden }: Pick<SpotsSpotView, 'listed' | 'hidden'>): boolean {
  if (move === 'LIST') return !listed
  if (move === 'UNLIST') return listed
  if (move === 'HIDE') return hidden === undefined
  if (move === 'SHOW') return hidden !== undefined
  return true
}

export interface MoveForm {
  photos: string[]
  place: Place
  words: string
  reason: string
  template: string
  route: string
  days: string
  postRole: string
  postGrid: string
  into: string
  listed: boolean
  cleared: boolean
}

export function blankMove(): MoveForm {
  return { photos: [], place: nowhere(), words: '', reason: '', template: '', route: '', days: '', postRole: '', postGrid: '', into: '', listed: true, cleared: false }
}

/** A reason somebody reads; only the acceptance may go without. */
const needsReason = (deed: Deed) => deed.fields.includes('reason') && deed.move !== 'ACCEPT'

export function missing(deed: Deed, form: MoveForm, spot: SpotsSpotView): Record<string, string> {
  const found: Record<string, string> = {}
  if (needsReason(deed) && !form.reason.trim() && !(deed.fields.includes('template') && form.template)) found.reason = '请写一句为什么'
  if (deed.fields.includes('photos') && deed.move !== 'SEND_BACK' && !form.photos.length) found.photos = '请拍一张照片'
  if (deed.fields.includes('place') && !form.place.position && !form.place.words.trim()) found.place = '请点“记下这里的位置”，或者写一句在哪里'
  if (deed.fields.includes('route') && spot.kind === 'BLACK_WATER' && form.route === 'GRID') found.route = '黑臭水体不走网格处理'
  if (form.days && !(Number.isInteger(Number(form.days)) && Number(form.days) >= 1 && Number(form.days) <= 180)) found.days = '天数请填 1 到 180'
  if (deed.fields.includes('post') && !form.postRole) found.post = '请选择转交给谁'
  if (deed.fields.includes('into') && !form.into) found.into = '请选择并入哪一件'
  return found
}

const text = (words: string) => words.trim() || undefined

/** What is sent: the state that was seen, and what the deed has to say. */
export function bodyOf(deed: Deed, form: MoveForm, spot: SpotsSpotView) {
  const expected = spot.state
  switch (deed.way) {
    case 'acceptance':
      return { expected, reason: text(form.reason), listed: form.listed, cleared: form.cleared || undefined }
    case 'refusal':
      return { expected, reason: text(form.reason), template: form.reason.trim() ? undefined : form.template || undefined }
    case 'assignment':
      return { expected, route: form.route || undefined, days: form.days ? Number(form.days) : undefined, words: text(form.words) }
    case 'hand-over':
      return { expected, post: { role: form.postRole, grid: form.postRole === 'INSPECTOR' ? form.postGrid || undefined : undefined }, reason: form.reason.trim() }
    case 'start':
      return { expected }
    case 'rectification':
      return { expected, photos: form.photos, latitude: form.place.position?.latitude, longitude: form.place.position?.longitude, onSite: text(form.place.words), words: text(form.words) }
    case 'sending-back':
      return { expected, reason: form.reason.trim(), photos: form.photos }
    case 'verification':
    case 'write-off':
      return { expected, words: text(form.words) }
    case 'reopening':
      return { expected, reason: form.reason.trim(), photos: form.photos }
    case 'merge':
      return { expected, into: form.into, reason: form.reason.trim() }
    case 'listing':
      return { listed: deed.move === 'LIST', reason: form.reason.trim() }
    default:
      return { reason: form.reason.trim() }
  }
}
