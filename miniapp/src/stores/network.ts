import { reactive, readonly } from 'vue'

/** Whether the phone believes it has a network. A belief only: what counts is whether an answer comes. */

const state = reactive({ online: true })
export const network = readonly(state)

const listeners: (() => void)[] = []

/** Called when a signal comes back. */
export function whenBack(listener: () => void): void {
  listeners.push(listener)
}

export function setOnline(online: boolean): void {
  const back = online && !state.online
  state.online = online
  if (back) listeners.forEach((listener) => listener())
}

let started = false

export function startNetwork(): void {
  if (started) return
  started = true
  uni.getNetworkType({ success: (found) => setOnline(found.networkType !== 'none') })
  uni.onNetworkStatusChange((change) => setOnline(change.isConnected))
  // #ifdef H5
  // Where a browser knows kinds of connection, the framework listens for a change of kind only, and misses an outage.
  window.addEventListener('online', () => setOnline(true))
  window.addEventListener('offline', () => setOnline(false))
  // #endif
}
