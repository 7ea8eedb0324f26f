import { onPullDownRefresh, onShow } from '@dcloudio/uni-app'
import { session, startSession } from '@/stores/session'

/** Reads whenever the page comes to the front and when it is pulled down; not for a stranger, who is asked to sign in. */
export function readWhenShown(reload: () => Promise<void>, forStrangers = false): void {
  const show = async () => {
    await startSession()
    if (session.bound.value || forStrangers) await reload()
    uni.stopPullDownRefresh?.()
  }
  onShow(show)
  onPullDownRefresh(show)
}

/** Where the tabs are, one switches; everywhere else, one goes. */
const TABS = ['/pages/home/home', '/pages/shop/shop', '/pages/mine/mine']

/** What was done on this phone and has not reached the backend. */
export const WAITING = '/pages/waiting/waiting'

export function go(to: string): void {
  if (TABS.includes(to)) uni.switchTab({ url: to })
  else uni.navigateTo({ url: to })
}
