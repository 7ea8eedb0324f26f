// A season as a village arranges it: hours by group, a draw that everybody may check, wishes before a purchase, and a gift
// that takes two persons. 红岩村 is this story's own.
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { call, find, signIn } from '../lib/api.mjs'
import { homesOf, somebody, villageId } from '../lib/scene.mjs'
import { closeBrowser, visit } from '../lib/visit.mjs'
import { choose } from '../lib/wheel.mjs'

after(closeBrowser)

const village = '红岩村'
const good = '电压力锅'
const DAY = 86_400_000
const isoDay = (when) => new Date(when).toISOString().slice(0, 10)

test('hours, a draw, wishes and a gift', async (t) => {
  const officer = await signIn(await find({ role: 'TOWN' }))
  const id = await villageId(officer, village)
  const committee = await visit(await find({ role: 'COMMITTEE', village }))
  const { token } = committee.person
  const villager = await visit(await find({ role: 'VILLAGER', village }))
  const windows = (await call('GET', `/api/v1/redemption-windows?village=${id}`, { token })).items
  const open = windows.find((window) => window.state === 'OPEN')

  let slotsTook
  await t.test('the committee spreads the groups over half days of the next window', async () => {
    const begun = Date.now()
    const opensOn = isoDay(Date.parse(open.closesOn) + 3 * DAY)
    const [year, number] = open.quarter.split('Q').map(Number)
    const quarter = number === 4 ? `${year + 1}Q1` : `${year}Q${number + 1}`
    await call('POST', `/api/v1/villages/${id}/redemption-windows`, {
      token,
      body: { quarter, opensOn, closesOn: isoDay(Date.parse(opensOn) + 9 * DAY), pickupDays: 5 },
    })
    await committee.open('packages/season/desk/desk')
    await committee.sees('兑换期已经开始，时段不能再改')
    await choose(committee, '哪个兑换期', '还没开始')
    await committee.press('按组排时段')
    await committee.press('按户数均匀排')
    await committee.sees('从哪天起全村都可以来')
    await committee.press('定下来')
    await committee.sees('手机上兑换不分时段')
    await committee.check('season-slots')
    await villager.open('packages/season/scarce/scarce')
    await villager.sees('您家的取货时间')
    slotsTook = Date.now() - begun
  })

  const release = randomUUID()
  let signUpUntil

  await t.test('a villager puts the family down, and others have theirs put down', async () => {
    const homes = await homesOf(committee.person, id)
    const body = { good: await goodId(token, id), way: 'DRAW', pieces: 2, each: 1, redeemDays: 2 }
    await villager.open('pages/shop/shop')
    // Twice as long as this machine took for more than what is done meanwhile.
    signUpUntil = Date.now() + Math.max(10_000, 2 * slotsTook)
    await call('PUT', `/api/v1/redemption-windows/${open.id}/releases/${release}`, { token, body: { ...body, signUpUntil: new Date(signUpUntil).toISOString() } })
    await villager.press('紧俏商品和取货时间')
    await villager.press('给我家报名')
    await villager.sees('已报名，抽签号 1')
    for (const home of homes.slice(-4)) await call('POST', `/api/v1/releases/${release}/entries`, { token, body: { household: home.id } })
    await villager.check('season-scarce')
  })

  await t.test('wishes are added up, and a purchase begins from them', async () => {
    await committee.press('心愿', { role: 'tab' })
    await committee.press('开一次心愿单')
    await committee.fill('叫什么', '冬季进货')
    await committee.press('定下来')
    await committee.sees('正在填')
    await villager.open('packages/season/wish/wish')
    await villager.press('大米（小袋）加一件')
    await villager.fill('没有列出来的，写在这里', '想要一口炒锅')
    await villager.press('交给村里')
    await villager.sees('记下了')
    await villager.check('season-wish')
    await committee.press('紧俏', { role: 'tab' })
    await committee.press('心愿', { role: 'tab' })
    await committee.sees('想要一口炒锅')
    await committee.check('season-desk-wishes')
    await committee.press('按缺的开采购单')
    await committee.sees('大米（小袋） 1 件')
  })

  await t.test('a gift takes two persons and shows no name', async () => {
    const now = `${new Date(Date.now() + DAY / 3).getUTCFullYear()}Q${Math.ceil((new Date(Date.now() + DAY / 3).getUTCMonth() + 1) / 3)}`
    await call('PUT', `/api/v1/gift-limits/${now}`, { token: officer.token, body: { fen: 50_000 } })
    const home = (await homesOf(committee.person, id)).at(-1)
    await committee.open('packages/season/desk/desk')
    await committee.press('送温暖', { role: 'tab' })
    await committee.press('给困难户送东西')
    await committee.fill('户卡号', home.cardCode)
    await committee.press('找这一户')
    await choose(committee, '送什么', '毛巾')
    await committee.fill('为什么送', '家中失火')
    await committee.press('报上去')
    await committee.sees('等另一个人同意')
    const { items } = await call('GET', `/api/v1/villages/${id}/gifts`, { token })
    await call('POST', `/api/v1/gifts/${items[0].gift.id}/decision`, { token: officer.token, body: { confirmed: true } })
    const clerk = await somebody('CLERK', village)
    await call('POST', `/api/v1/gifts/${items[0].gift.id}/handover`, { token: clerk.token, body: { words: '本人签收' } })
    await villager.open(`packages/season/gifts/gifts?town=${officer.me.town.id}&village=${id}`)
    await villager.sees('毛巾 1 件')
    await villager.seesNo(home.headName)
    await villager.check('season-gifts')
  })

  await t.test('the draw can be checked', async () => {
    await new Promise((done) => setTimeout(done, Math.max(0, signUpUntil - Date.now() + 500)))
    const lookAtReleases = async () => {
      await committee.press('紧俏', { role: 'tab' })
      await choose(committee, '哪个兑换期', '正在兑换')
    }
    await lookAtReleases()
    // What signing up is over for is drawn by itself within ten minutes: that may be now, too.
    const drawn = committee.shown.getByText('3 户候补')
    const button = committee.shown.getByRole('button', { name: '现在抽签' })
    await button.or(drawn).first().waitFor()
    if (await button.isVisible()) {
      const answered = committee.page.waitForResponse((answer) => answer.url().endsWith('/draw'))
      await button.click()
      if ((await answered).status() === 409) {
        await committee.page.reload()
        await lookAtReleases()
      }
    }
    await committee.sees('3 户候补')
    await committee.check('season-desk-scarce')
    await villager.open(`packages/season/result/result?id=${release}`)
    await villager.sees('重新验算过，结果一样')
    await villager.press('看种子和算法')
    await villager.sees('先公布的指纹')
    await villager.check('season-result')
  })
})

async function goodId(token, village) {
  const { items } = await call('GET', `/api/v1/goods?village=${village}&size=200`, { token })
  return items.find((each) => each.good.name === good).good.id
}
