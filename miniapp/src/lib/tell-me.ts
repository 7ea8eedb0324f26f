import { api } from '@/api/client'
import { templateOf, tapped, type Kind } from '@/stores/telling'
import { newId } from './ids'

/**
 * Asks, at the tap that begins something, whether WeChat may tell how it ends; each yes is good for one message. WeChat
 * allows the question only inside a tap, so call this first in the handler and wait for nothing. Where the town has no
 * templates nobody is asked.
 */
export function askToBeTold(...kinds: Kind[]): void {
  // #ifdef MP-WEIXIN
  // WeChat asks about three at a time at most.
  const templates = kinds.flatMap((kind) => templateOf(kind) ?? []).slice(0, 3)
  if (templates.length) wx.requestSubscribeMessage({ tmplIds: templates, complete: (said) => void tell(templates, said as unknown as Record<string, unknown>) })
  // #endif
}

/** The backend counts what was agreed to. WeChat tells it as well: an answer that is lost here is not lost. */
export async function tell(templates: string[], said: Record<string, unknown>): Promise<void> {
  const answers = templates.flatMap((template) => (typeof said[template] === 'string' ? [{ template, answer: said[template] as string }] : []))
  if (!answers.length) return
  try {
    tapped(await api.put('/api/v1/me/message-taps/{tap}', { path: { tap: newId() }, body: { answers } }))
  } catch {
    // see above
  }
}
