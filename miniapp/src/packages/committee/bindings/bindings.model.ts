import type { IdentityBindingRequestWaiting } from '@/api/schema'

export const WAY: Record<IdentityBindingRequestWaiting['way'], string> = { CARD: '凭户卡申请', PHONE: '凭手机号申请' }

/** Who it can be; somebody else's place is said before it is taken away. */
export function choices(request: IdentityBindingRequestWaiting): { value: string; text: string }[] {
  return request.candidates.map(({ member, name, taken }) => ({ value: member, text: taken ? `${name}（已有人登录）` : name }))
}

/** Whom the request means, as far as it says so. */
export function meant(request: IdentityBindingRequestWaiting, picked: string | undefined): string {
  if (picked) return picked
  if (request.member) return request.member
  const [only, second] = request.candidates
  return only && !second ? only.member : ''
}

/** What happens on confirming, in one sentence. */
export function consequence(request: IdentityBindingRequestWaiting, member: string): string {
  const candidate = request.candidates.find((each) => each.member === member)
  if (!candidate) return ''
  return candidate.taken
    ? `${candidate.name}名下现在有别人登录着。确认后换成“${request.name}”，原来的马上退出。`
    : `确认后，“${request.name}”就以${candidate.name}的身份看这家的积分、申报和兑换。`
}
