// A counter in a valley without a signal: the picture of a code is enough, digits are not; what two counters gave for one
// code is taken once and has to be explained. And the way without a phone: card, six digits, goods.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { call, find } from '../lib/api.mjs'
import { homesOf, richest, somebody, villageId } from '../lib/scene.mjs'
import { closeBrowser, visit } from '../lib/visit.mjs'
import { choose } from '../lib/wheel.mjs'

after(closeBrowser)

const village = '长沟村'

async function aSlip(nth) {
  const villager = await somebody('VILLAGER', village, nth)
  const { items } = await call('GET', `/api/v1/goods?size=100&village=${villager.me.village.id}`, { token: villager.token })
  const { good } = items.filter((each) => each.affordable && (each.stock ?? 0) > 2).sort((a, b) => a.good.price - b.good.price)[0]
  return call('POST', '/api/v1/redemptions', { token: villager.token, body: { lines: [{ good: good.id, pieces: 1 }] } })
}

/** The signal is back, and what the phone kept has been sent. */
async function told(visitor) {
  const answered = visitor.page.waitForResponse((answer) => answer.url().includes('/offline-handovers/') && answer.request().method() === 'PUT')
  await visitor.airplane(false)
  await answered
}

test('two counters without a network and one code', async (t) => {
  const slip = await aSlip(0)
  const clerk = await visit(await find({ role: 'CLERK', village }))
  const committee = await visit(await find({ role: 'COMMITTEE', village }))
  const officer = await somebody('TOWN')

  await t.test('the list is on the phone before the network is gone', async () => {
    await clerk.open('packages/committee/counter/counter?tab=offline')
    await clerk.sees('下载，')
    await clerk.check('counter-list')
    await committee.open('packages/committee/counter/counter?tab=offline')
    await committee.sees('下载，')
  })

  await t.test('digits are not believed, the picture is; once on each phone', async () => {
    for (const visitor of [clerk, committee]) {
      await visitor.press('提货', { role: 'tab', exact: true })
      await visitor.airplane(true)
      await visitor.fill('提货码', slip.code)
      await visitor.press('看要提什么')
      await visitor.sees('光报数字核对不了')
      await visitor.fill('提货码', slip.qr.replace(slip.code, '00000000'))
      await visitor.press('看要提什么')
      await visitor.sees('这不是本村的提货码')
      await visitor.fill('提货码', slip.qr)
      await visitor.press('看要提什么')
      await visitor.sees('先记在手机里')
      if (visitor === clerk) await visitor.check('counter-offline')
      await visitor.press('东西交到手了')
      await visitor.sees('记在手机里了')
      await visitor.press('下一位')
      await visitor.fill('提货码', slip.qr)
      await visitor.press('看要提什么')
      await visitor.sees('已经在这部手机上交过货了')
    }
  })

  await t.test('the first to come back is posted, the other is a difference', async () => {
    await told(clerk)
    const villager = await somebody('VILLAGER', village, 0)
    const one = await call('GET', `/api/v1/redemptions/${slip.id}`, { token: villager.token })
    assert.equal(one.state, 'HANDED_OVER')
    await told(committee)
    const { items } = await call('GET', '/api/v1/offline-handovers?differences=true', { token: officer.token })
    assert.equal(items[0].redemptionId, slip.id)
    assert.equal(items[0].outcome, 'REPEATED')
    await committee.open('packages/committee/differences/differences')
    await committee.sees('重复核销')
    await committee.sees('您经手过，要另一位来说明')
    await committee.check('differences')
  })

  await t.test('the town writes down what became of it', async () => {
    const town = await visit(await find({ role: 'TOWN' }), { screen: 'desk' })
    await town.open('packages/committee/differences/differences')
    await town.press('写清楚怎么回事')
    await choose(town, '怎么处理的', '按报损处理')
    await town.fill('怎么回事', '两处各给了一份，少的一份报损')
    await town.press('说明好了')
    await town.sees('按报损处理：两处各给了一份')
    await town.check('differences-explained')
    await town.close()
  })
  await clerk.close()
  await committee.close()
})

test('a household without a phone: six digits set in person, goods in one go', async () => {
  const committee = await visit(await find({ role: 'COMMITTEE', village }))
  const me = committee.person
  const home = await richest(me, await homesOf(me, await villageId(me, village)))
  await committee.open('packages/committee/helpers/helpers')
  await committee.fill('户卡号', home.cardCode)
  await committee.press('找这一户')
  await committee.press('设密码', { exact: true })
  for (let twice = 0; twice < 2; twice++) {
    for (const digit of '200817') await committee.press(digit, { exact: true })
    if (twice === 0) await committee.check('household-pin')
    await committee.press('输好了')
  }
  await committee.sees('谁也看不到')
  await committee.check('helpers')

  const clerk = await visit(await find({ role: 'CLERK', village }))
  await clerk.open('packages/committee/counter/counter?tab=redeem')
  await clerk.fill('户卡号', home.cardCode)
  await clerk.press('看这一户有多少分')
  await clerk.sees('可以用')
  await clerk.press(/加一件/)
  for (const digit of '200817') await clerk.press(digit, { exact: true })
  await clerk.check('counter-pin')
  await clerk.press('当场拿走')
  await clerk.sees('收据号')
  await clerk.check('counter-sold')
  await clerk.close()
  await committee.close()
})

test('a list from paper is looked over and posted row by row', async () => {
  const committee = await visit(await find({ role: 'COMMITTEE', village }))
  const me = committee.person
  const homes = await homesOf(me, await villageId(me, village))
  const home = await richest(me, homes)
  await committee.open('packages/committee/paper/paper')
  await committee.fill('名单的名字', '1组兑换名单')
  await committee.takePhoto('签了字的名单')
  await committee.fill('第 1 行户卡号', home.cardCode)
  await choose(committee, '第 1 行商品', '垃圾袋')
  await committee.press('再加一行')
  await committee.fill('第 2 行户卡号', homes[homes.length - 1].cardCode)
  await committee.fill('第 2 行几件', '90')
  await committee.press('先看看能不能办')
  await committee.sees('1 行能办，1 行不行')
  await committee.check('paper-list')
  await committee.press('办这 1 行')
  await committee.sees('1 行办好了，1 行不行')
  await committee.check('paper-list-posted')
  await committee.close()
})
