// The way in for real: wx.login, the phone number button, WeChat's privacy question.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { call, find, signIn } from '../lib/api.mjs'
import { closeBrowser } from '../lib/visitor.mjs'
import { visitWechat, wechatSite } from '../lib/wechat.mjs'
import { loginCode, phoneCode } from '../lib/wechat-servers.mjs'

after(async () => {
  await closeBrowser()
  ;(await wechatSite()).stop()
})

/** Somebody in the register whose phone number the village knows. */
async function villagerWithPhone() {
  const { token, me } = await signIn(await find({ role: 'COMMITTEE' }, 30))
  const village = me.posts.find((post) => post.role === 'COMMITTEE').village
  const { items } = await call('GET', `/api/v1/villages/${village.id}/households?size=50`, { token })
  for (const household of items.reverse()) {
    const { members } = await call('GET', `/api/v1/households/${household.id}`, { token })
    const member = members.find((each) => each.phone && !each.minor)
    if (!member) continue
    const { phone } = await call('GET', `/api/v1/households/${household.id}/members/${member.id}/phone`, { token })
    return { name: member.name, number: phone, member: member.id, village: village.id, committee: token }
  }
  throw new Error('nobody has a phone number')
}

test('a villager signs in with WeChat and is found by phone number', async () => {
  const villager = await villagerWithPhone()
  const openid = `o${randomUUID().replaceAll('-', '')}`.slice(0, 28)
  const visitor = await visitWechat(undefined, { loginCode: loginCode(openid) })
  await visitor.open('pages/login/login')
  await visitor.press('微信登录')
  await visitor.sees('用手机号找到您家')
  await visitor.check('login-phone')
  await visitor.press('用微信手机号绑定') // changes their mind: nothing happens
  await visitor.sets({ phoneCode: phoneCode(villager.number) })
  await visitor.press('用微信手机号绑定')
  // Somebody of the demo is already bound to this member: the committee has to say who it really is.
  await visitor.sees('已经交给村委，等待确认')
  await visitor.check('login-waiting')
  const { items: asked } = await call('GET', `/api/v1/binding-requests?village=${villager.village}`, { token: villager.committee })
  await call('POST', `/api/v1/binding-requests/${asked.at(-1).id}/confirm`, { token: villager.committee, body: { member: villager.member } })
  await visitor.press('看看确认了没有')
  await visitor.page.waitForFunction(() => window.__pages.top.path === 'pages/home/home')
  const me = await visitor.page.evaluate(() => JSON.parse(localStorage.getItem('session')).me)
  assert.equal(me.name, villager.name)
  assert.equal(me.demo, true)
  await visitor.check('login-home')
  await visitor.close()
})

test('who is not in the register is told what to do', async () => {
  const visitor = await visitWechat(undefined, { loginCode: loginCode(`o${randomUUID().slice(0, 27)}`) })
  await visitor.open('pages/login/login')
  await visitor.press('微信登录')
  await visitor.sets({ phoneCode: phoneCode('13000000000') })
  await visitor.press('用微信手机号绑定')
  await visitor.shown.getByRole('alert').first().waitFor()
  await visitor.press('手机号没登记，用户卡绑定')
  await visitor.fill('户卡号', '没有这张卡')
  await visitor.fill('您的姓名', '张三')
  await visitor.press('交给村委确认')
  await visitor.shown.getByRole('alert').first().waitFor()
  await visitor.check('login-card')
  await visitor.close()
})
