import { watchEffect } from 'vue'
import { careClass } from '@/stores/care'

/** What WeChat does by itself and a browser does not: the bars speak, and everything tapped can be reached by keys. */

const PRESSABLE = '[role="button"], [role="tab"], [role="link"], [role="checkbox"], [role="radio"], [role="switch"]'

/** The framework draws its bars without saying what they are. */
const BARS: [selector: string, attributes: Record<string, string>][] = [
  ['uni-page-head', { role: 'banner' }],
  ['.uni-page-head__title', { role: 'heading', 'aria-level': '1' }],
  ['.uni-page-head-hd .uni-page-head-btn', { role: 'button', 'aria-label': '返回', tabindex: '0' }],
  ['.uni-tabbar', { role: 'navigation', 'aria-label': '主菜单' }],
  ['.uni-tabbar__item', { role: 'link', tabindex: '0' }],
  ['.uni-tabbar__icon img', { alt: '' }],
]

function nameBars(): void {
  for (const [selector, attributes] of BARS) {
    for (const node of document.querySelectorAll(selector)) {
      for (const [name, value] of Object.entries(attributes)) {
        if (!node.hasAttribute(name)) node.setAttribute(name, value)
      }
    }
  }
}

function press(event: KeyboardEvent): void {
  if (event.key !== 'Enter' && event.key !== ' ') return
  const target = event.target
  if (!(target instanceof HTMLElement) || !target.matches(PRESSABLE)) return
  event.preventDefault()
  target.click()
}

export function startBrowser(): void {
  // A browser fetches pages when they are opened: without a signal, too late.
  void import('@/pages/waiting/waiting.vue')
  document.addEventListener('keydown', press)
  nameBars()
  new MutationObserver(nameBars).observe(document.body, { childList: true, subtree: true })
  watchEffect(() => {
    document.documentElement.classList.remove('care-on', 'care-off')
    document.documentElement.classList.add(careClass.value)
  })
}
