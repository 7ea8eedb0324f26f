// The committee in WeChat, on the bundle WeChat gets: the camera reads the card, the panel votes, the counter hands over.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { call, find } from '../lib/api.mjs'
import { apply, homesOf, richest, somebody, villageId } from '../lib/scene.mjs'
import { visitWechat, wechatSite } from '../lib/wechat.mjs'
import { closeBrowser } from '../lib/visitor.mjs'
import { loginCode } from '../lib/wechat-servers.mjs'

const VILLAGE = '柏树村'

after(async () => {
  await closeBrowser()
  ;(await wechatSite()).stop()
})

test(`a day of the committee of ${VILLAGE}`, async (t) => {
  const me = await somebody('COMMITTEE', VILLAGE)
  const here = await villageId(me, VILLAGE)
  const homes = await homesOf(me, here)
  const bare = homes[homes.length - 8]
  const visitor = await visitWechat(await find({ role: 'COMMITTEE', village: VILLAGE }), { scans: [bare.cardCode] })

  await t.test('the camera opens by itself, a rule, a photo, done: three taps after the scan', async () => {
    const { rules } = await call('GET', `/api/v1/household-cards/${bare.cardCode}/rules`, { token: me.token })
    const { rule } = rules.find(({ refusal, rule: each }) => !refusal && each.terms.awarding.second === 'COLLEAGUE' && each.terms.cap.window !== 'EVENT' && !each.terms.evidence.beforeAfter && each.terms.evidence.photos === 1)
    await visitor.open('packages/committee/scan/scan')
    await visitor.sees('现在可以登记')
    await visitor.press(rule.name)
    await visitor.takePhoto('照片')
    await visitor.press('登记', { exact: true })
    await visitor.sees('登记好了')
    await visitor.check('committee-record')
  })

  await t.test('somebody who waits with the card of a household is confirmed', async () => {
    const home = homes[homes.length - 9]
    const { token } = await call('POST', '/api/v1/sessions/wechat', { body: { code: loginCode(`new-${home.cardCode}`) } })
    await call('POST', '/api/v1/sessions/card', { token, body: { town: home.town, cardCode: home.cardCode, name: home.headName } })
    await visitor.open('packages/committee/bindings/bindings')
    await visitor.press(`认得本人，确认：${home.headName}`)
    await visitor.press('确认', { exact: true })
    await visitor.sees('可以登录了')
    await visitor.check('committee-bindings')
  })

  await t.test('a review is called, and the panel votes on its phones', async () => {
    await apply(await somebody('VILLAGER', VILLAGE, 3), 'micro_landscape', '屋后种了果树')
    await visitor.open('packages/committee/reviews/reviews?tab=review')
    await visitor.sees(/待评议 [1-9]/)
    await visitor.press('召开评议')
    await visitor.sees('待评议 0 件')
    const panelist = await visitWechat(await find({ role: 'PANEL', village: VILLAGE }))
    await panelist.open('packages/committee/reviews/reviews?tab=stack')
    await panelist.sees('该不该给？')
    await panelist.press('不同意', { exact: true })
    await panelist.press('不同意，交上去')
    await panelist.sees('请写一句理由')
    await panelist.press('返回', { exact: true })
    await panelist.press('同意', { exact: true })
    await panelist.check('panel-stack')
    await panelist.close()
  })

  await t.test('a household without a phone redeems with its card, and somebody else hands over', async () => {
    const home = await richest(me, homes)
    await visitor.open('packages/committee/counter/counter?tab=redeem')
    await visitor.sets({ scans: [home.cardCode] })
    await visitor.press('扫户卡', { exact: true })
    await visitor.sees('可以用')
    await visitor.press('垃圾袋（卷）加一件')
    await visitor.fill('为什么代办', '老人没有手机')
    await visitor.press('拍照片', { role: 'tab' })
    await visitor.takePhoto('照片')
    await visitor.press(/兑换，用 \d+ 分/)
    await visitor.sees(`替${home.headName}家兑换？`)
    await visitor.shown.getByRole('dialog').getByRole('button', { name: '兑换' }).click()
    await visitor.sees('请另一位村委或店员凭户卡交货')
    await visitor.check('committee-redeem-for')

    const clerk = await visitWechat(await find({ role: 'CLERK', village: VILLAGE }))
    await clerk.open('packages/committee/counter/counter?tab=open')
    await clerk.press('没有码，凭户卡交货')
    await clerk.sees(`${home.headName}家`)
    await clerk.sets({ scans: [home.cardCode] })
    await clerk.press('扫户卡', { exact: true })
    await clerk.fill('为什么不用提货码', '老人没有手机')
    await clerk.press('东西交到手了')
    await clerk.sees('交好了')
    await clerk.check('clerk-handed-over')
    await clerk.close()
    const { items } = await call('GET', `/api/v1/villages/${here}/redemptions?household=${home.id}`, { token: me.token })
    assert.equal(items[0].state, 'HANDED_OVER')
  })

  await t.test('an activity in a valley without a signal: who came is sent later, in order, once', async () => {
    await visitor.open('packages/committee/activities/activities')
    await visitor.press('发起一次活动')
    await visitor.sets({ wheel: [(await call('GET', '/api/v1/rules', { token: me.token })).find((rule) => rule.code === 'joint_action')].map((rule) => `${rule.name}（${rule.points} 分）`) })
    await visitor.press(/按哪一条细则/)
    await visitor.fill('活动名称', '山沟清洁行动')
    await visitor.press('开始签到')
    await visitor.sees('到了 0 户')
    await visitor.airplane(true)
    for (const home of [homes[20], homes[21], homes[22]]) {
      await visitor.sets({ scans: [home.cardCode] })
      await visitor.press('扫户卡签到')
      await visitor.sees(`${home.cardCode} 先存在手机里`)
    }
    await visitor.sees('另有 3 件等待发送')
    await visitor.check('committee-activity-offline')
    await visitor.airplane(false)
    await visitor.sees('到了 3 户')
    await visitor.seesNo('等待发送')
    const [activity] = (await call('GET', `/api/v1/villages/${here}/activities`, { token: me.token })).items
    const { attendance } = await call('GET', `/api/v1/activities/${activity.id}`, { token: me.token })
    assert.deepEqual(attendance.map((one) => one.household), [homes[20], homes[21], homes[22]].map((home) => home.id))
    await visitor.check('committee-activity')
  })
  await visitor.close()
})
