// A valley without a signal: what was read stays readable, what was written goes later, and only once.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { call, find } from '../lib/api.mjs'
import { closeBrowser, visit } from '../lib/visit.mjs'
import { visitWechat, wechatSite } from '../lib/wechat.mjs'

after(async () => {
  await closeBrowser()
  ;(await wechatSite()).stop()
})

/** A deed that is shown by a photo before and a photo after. */
async function deed(token) {
  const rules = await call('GET', '/api/v1/rules', { token })
  return rules.find((rule) => rule.terms.evidence.beforeAfter && rule.terms.awarding.recorders.includes('VILLAGER'))
}

async function applications({ token }) {
  return (await call('GET', '/api/v1/me/applications?size=100', { token })).items.length
}

async function writeDown(visitor, rule) {
  await visitor.press(rule.name)
  await visitor.takePhoto('整治前的照片')
  await visitor.takePhoto('整治后的照片')
  await visitor.fill('做了什么，在哪里', '清理屋后阴沟')
}

const PHONES = [
  { on: 'in a browser', take: (who) => visit(who), nth: 60 },
  { on: 'in WeChat', take: (who) => visitWechat(who), nth: 61 },
]

for (const { on, take, nth } of PHONES) {
  test(`${on}: read and write without a signal, sent once when it is back`, async () => {
    const visitor = await take(await find({ role: 'VILLAGER' }, nth))
    const before = await applications(visitor.person)
    const rule = await deed(visitor.person.token)
    await visitor.open('packages/villager/passbook/passbook')
    await visitor.open('pages/waiting/waiting')
    await visitor.open('packages/villager/apply/apply')
    await visitor.sees(rule.name)

    await visitor.airplane(true)
    await visitor.open('packages/villager/passbook/passbook')
    await visitor.sees('以下是')
    await visitor.check('airplane-passbook')
    await visitor.open('packages/villager/apply/apply')
    await writeDown(visitor, rule)
    await visitor.sees('等有信号再传')
    await visitor.press('交上去')
    await visitor.sees('先存在手机里了')
    await visitor.sees('1 件等有信号了再发')
    await visitor.check('airplane-apply')
    assert.equal(await applications(visitor.person), before)

    await visitor.airplane(false)
    await visitor.seesNo('等有信号了再发')
    await visitor.seesNo('等待发送')
    assert.equal(await applications(visitor.person), before + 1)
    await visitor.close()
  })
}

test('an answer that is lost on the way makes nothing twice', async () => {
  const visitor = await visit(await find({ role: 'VILLAGER' }, 62))
  // The phone tries by itself once a minute; here the person is sooner.
  await visitor.context.addInitScript(() => {
    const real = window.setInterval
    window.setInterval = (run, every, ...rest) => (every === 60_000 ? 0 : real(run, every, ...rest))
  })
  const before = await applications(visitor.person)
  await visitor.open('packages/villager/apply/apply')
  await writeDown(visitor, await deed(visitor.person.token))
  await visitor.sees('已上传')

  const keys = []
  await visitor.context.route('**/api/v1/applications', async (route) => {
    keys.push(await route.request().headerValue('Idempotency-Key'))
    if (keys.length > 1) return route.fallback()
    await route.fetch() // the backend hears it, the phone does not hear the backend
    return route.abort('connectionreset')
  })
  await visitor.press('交上去')
  await visitor.sees('先存在手机里了')
  assert.equal(await applications(visitor.person), before + 1)

  await visitor.press('1 件等待发送')
  await visitor.press('现在发送')
  await visitor.sees('都发出去了')
  assert.equal(new Set(keys).size, 1)
  assert.equal(keys.length, 2)
  assert.equal(await applications(visitor.person), before + 1)
  await visitor.close()
})
