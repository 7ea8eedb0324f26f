import { computed, reactive } from 'vue'

/** WeChat asks, before the first private interface, that the person agrees to the privacy guide. */

type Answer = (answer: { event: 'agree' | 'disagree' | 'exposureAuthorization'; buttonId?: string }) => void

const state = reactive({ asking: false })
let answers: Answer[] = []

export const privacyAsking = computed(() => state.asking)
/** The id of the button that agrees; WeChat checks that a person pressed it. */
export const AGREE_BUTTON = 'agree-privacy'

export function startPrivacy(): void {
  // #ifdef MP-WEIXIN
  wx.onNeedPrivacyAuthorization?.((resolve) => {
    answers.push(resolve as unknown as Answer) // the typings have the argument wrong
    state.asking = true
  })
  // #endif
}

export function answerPrivacy(agreed: boolean): void {
  const waiting = answers
  answers = []
  state.asking = false
  waiting.forEach((answer) => answer(agreed ? { event: 'agree', buttonId: AGREE_BUTTON } : { event: 'disagree' }))
}

export function readPrivacyGuide(): void {
  // #ifdef MP-WEIXIN
  wx.openPrivacyContract?.({})
  // #endif
}
