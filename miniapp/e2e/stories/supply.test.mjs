// Goods from the purchase to the count: ordered, counted off the cart, signed by three people on three phones, on the
// shelf, handed over, counted with big figures; and the money everybody may read.
import { after, test } from 'node:test'
import { call, find } from '../lib/api.mjs'
import { closeBrowser, visit } from '../lib/visit.mjs'
import { choose } from '../lib/wheel.mjs'

after(closeBrowser)

const village = '白果村'
const good = '牙刷'

test('a purchase is signed by three, handed over and counted', async (t) => {
  const committee = await visit(await find({ role: 'COMMITTEE', village }))
  const clerk = await visit(await find({ role: 'CLERK', village }))
  let code

  await t.test('the committee orders', async () => {
    await committee.open('packages/supply/buying/buying')
    await committee.press('开采购单', { exact: true })
    await committee.fill('从哪家买', '县百货公司')
    await committee.fill('为什么买', '本期兑换')
    await choose(committee, '商品', good)
    await committee.fill('买几件', '12')
    await committee.fill('一件多少元', '15.5')
    await committee.press('加进采购单')
    await committee.sees('共 186 元')
    await committee.check('supply-order')
    await committee.press('开好了')
    await committee.sees('到 0 / 12 件')
  })

  await t.test('the clerk counts what came and signs, the committee signs on another phone', async () => {
    await clerk.open('packages/supply/buying/buying')
    await clerk.press('县百货公司的货到了')
    await clerk.check('supply-arrival')
    await clerk.press('数好了，等签字')
    await clerk.sees('见证人：还没有签')
    await clerk.press('我是收货人，签字')
    await clerk.check('supply-receipt')
    code = (await clerk.shown.locator('.receipt-paper__digits').first().innerText()).trim()
    await committee.open('packages/supply/sign/sign')
    await committee.fill('签收码', code)
    await committee.press('看看到了什么')
    await committee.press('我是采购人，签字')
    await committee.sees('采购人：')
  })

  await t.test('a villager is the third, and the goods are on the shelf', async () => {
    const villager = await visit(await find({ role: 'VILLAGER', village }, 1))
    await villager.open('packages/supply/sign/sign')
    await villager.fill('签收码', code)
    await villager.press('看看到了什么')
    await villager.sees('进价 15.50 元')
    await villager.check('supply-sign')
    await villager.press('我是见证人，签字')
    await villager.sees('三方都签了，物资已入库')
    await villager.open('packages/supply/money/money')
    await villager.sees('县百货公司')
    await villager.check('supply-money')

    const goods = await call('GET', '/api/v1/goods?size=100', { token: villager.person.token })
    const id = goods.items.find((each) => each.good.name === good).good.id
    const slip = await call('POST', '/api/v1/redemptions', { token: villager.person.token, body: { lines: [{ good: id, pieces: 1 }] } })
    await clerk.open('packages/committee/counter/counter')
    await clerk.fill('提货码', slip.code)
    await clerk.press('看要提什么')
    await clerk.press('东西交到手了')
    await clerk.sees('交好了')
  })

  await t.test('the clerk counts with big figures', async () => {
    await clerk.open('packages/supply/store/store')
    await clerk.sees('入库 12，待取 0，已发放 1')
    await clerk.check('supply-store')
    await clerk.open('packages/supply/count/count')
    await clerk.press('开始盘点', { exact: true })
    await clerk.shown.getByRole('button', { name: good }).first().click()
    await clerk.press('1', { exact: true })
    await clerk.press('0', { exact: true })
    await clerk.press('就是这个数')
    await clerk.sees('和账上比少 1 件')
    await clerk.check('supply-count')
    await clerk.fill('差异原因', '毛掉了，扔掉一把')
    await clerk.press('就是这个数')
    await clerk.press('先数别的')
    await clerk.sees('账上 11，少 1 件：毛掉了，扔掉一把')
  })
})

test('the town sees whether the points are covered', async () => {
  const officer = await visit(await find({ role: 'TOWN' }), { screen: 'desk' })
  await officer.open('packages/supply/cover/cover')
  await officer.sees('保障率')
  await officer.check('supply-cover')
  await officer.open('packages/supply/shops/shops')
  await officer.press(/便民超市/)
  await officer.sees('议定的价')
  await officer.check('supply-shops')
})
