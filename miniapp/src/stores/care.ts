import { computed, reactive } from 'vue'
import { load, save } from '@/lib/storage'

/** 关怀模式: bigger text and targets. Follows the size of WeChat's own text unless the person chose here. */

export type Choice = 'follow' | 'on' | 'off'

const KEY = 'care'
/** WeChat's scale has 17 in the middle; from here on somebody has asked for large text. */
const LARGE = 20

const state = reactive<{ choice: Choice; large: boolean }>({ choice: 'follow', large: false })

export const careChoice = computed(() => state.choice)
export const care = computed(() => (state.choice === 'follow' ? state.large : state.choice === 'on'))
/** The class on the root of every page. */
export const careClass = computed(() => (care.value ? 'care-on' : 'care-off'))

function wechatTextIsLarge(): boolean {
  let size = 0
  // #ifdef MP-WEIXIN
  size = (wx.getAppBaseInfo?.() as { fontSizeSetting?: number } | undefined)?.fontSizeSetting ?? 0
  // #endif
  return size >= LARGE
}

/** At start and whenever the app comes back: the setting may have changed meanwhile. */
export async function startCare(): Promise<void> {
  state.large = wechatTextIsLarge()
  state.choice = (await load<Choice>(KEY)) ?? 'follow'
}

export async function chooseCare(choice: Choice): Promise<void> {
  state.choice = choice
  await save(KEY, choice)
}
