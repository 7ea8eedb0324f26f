import { api, undescribed } from '@/api/client'
import type { IdentityBindingChoice, IdentitySignIn } from '@/api/schema'
import { Refusal } from '@/api/trouble'
import { accept, type Role } from './session'

/** The ways in: WeChat with the phone number, the household card, and, in the demo, a list to pick from. */

export interface DemoPerson {
  person: string
  name: string
  role: Role
  village?: string
}

/** WeChat tells the backend who this is, without asking for anything. */
export async function byWechat(): Promise<void> {
  const code = await new Promise<string>((resolve, reject) =>
    uni.login({
      provider: 'weixin',
      success: (got) => resolve(got.code),
      fail: () => reject(new Refusal(0, 'wechat-login', '微信登录没有成功，请再试一次')),
    }),
  )
  await accept(await api.post('/api/v1/sessions/wechat', { body: { code } }))
}

/** @param code from WeChat's phone number button */
export async function byPhone(code: string): Promise<void> {
  await accept(await api.post('/api/v1/sessions/phone', { body: { code } }))
}

/** One phone number, several people of the family. */
export async function asMember(choice: IdentityBindingChoice): Promise<void> {
  await accept(await api.post('/api/v1/sessions/member', { body: { town: choice.town, member: choice.member } }))
}

/** Asks the village committee to bind me to the household of this card. */
export async function byCard(town: string, cardCode: string, name: string): Promise<void> {
  await api.post('/api/v1/sessions/card', { body: { town, cardCode: cardCode.trim(), name: name.trim() } })
  await accept(await api.get('/api/v1/sessions/current'))
}

export async function inTown(town: string): Promise<void> {
  await accept(await api.put('/api/v1/sessions/current/town', { body: { town } }))
}

/** Nobody when this backend runs no demo. */
export async function demoPeople(): Promise<DemoPerson[]> {
  try {
    return await undescribed<DemoPerson[]>('GET', '/api/v1/sessions/demo-people')
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.status === 404) return []
    throw thrown
  }
}

export async function asDemo(person: string): Promise<void> {
  await accept(await undescribed<IdentitySignIn>('POST', '/api/v1/sessions/demo', { person }))
}
