import type { MessagesSendingKindFigures, MessagesSendingTemplateCheck } from '@/api/schema'

/** Where a message that did not get through ended. */
export const STATE: Record<string, string> = {
  REFUSED: '微信不收',
  GIVEN_UP: '试了多次没有发出去',
  UNSURE: '不知道送到没有，没有重发',
}

export function figuresWords(kind: MessagesSendingKindFigures): string {
  if (!kind.written) return '没有消息'
  const parts = [`微信收下 ${kind.sent} 条`, kind.reached ? `其中 ${kind.reached} 条已送到手机` : '', kind.waiting ? `${kind.waiting} 条等着发` : '']
  return parts.filter(Boolean).join('，')
}

export function flawed(check: MessagesSendingTemplateCheck): { text: string; tone: 'done' | 'alarm' | 'plain' } {
  if (!check.template) return { text: '没有设置', tone: 'plain' }
  return check.flaws.length ? { text: '设错了', tone: 'alarm' } : { text: '对得上', tone: 'done' }
}
