import type { BoardAnnouncement } from '@/api/schema'
import { day } from '@/lib/dates'

export interface Writing {
  title: string
  body: string
  validFrom: string
  validUntil: string
}

export function fault(form: Writing): Record<string, string> {
  const said: Record<string, string> = {}
  if (!form.title.trim()) said.title = '请写标题'
  if (!form.body.trim()) said.body = '请写内容'
  if (!form.validUntil) said.validUntil = '请选贴到哪天'
  else if (form.validUntil < form.validFrom) said.validUntil = '结束要在开始以后'
  return said
}

export function state(one: BoardAnnouncement, today: string): { text: string; tone: 'plain' | 'done' | 'waiting' } {
  if (one.withdrawnAt) return { text: '已撤下', tone: 'plain' }
  if (one.validFrom > today) return { text: `${day(one.validFrom)}起贴`, tone: 'waiting' }
  return one.validUntil < today ? { text: '已过期', tone: 'plain' } : { text: '贴着', tone: 'done' }
}
