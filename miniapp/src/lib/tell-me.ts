/**
 * Asks, at the tap that begins something, whether WeChat may tell how it ends. WeChat allows the question only inside a
 * tap, so call this first in the handler and wait for nothing. Without templates (VITE_WECHAT_TEMPLATES, their ids
 * separated by commas) nobody is asked.
 */
export function askToBeTold(): void {
  // #ifdef MP-WEIXIN
  const templates = (import.meta.env.VITE_WECHAT_TEMPLATES ?? '').split(',').filter(Boolean)
  // WeChat asks about three at a time at most.
  if (templates.length) wx.requestSubscribeMessage({ tmplIds: templates.slice(0, 3), complete: () => undefined })
  // #endif
}
