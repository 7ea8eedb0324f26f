// A family's quarter: what it got and why, a doubt, goods for points, a flag put right, a nomination, and all of it to take along.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import { after, test } from 'node:test'
import { call, find, sendPhoto, signIn } from '../lib/api.mjs'
import { closeBrowser, visit } from '../lib/visit.mjs'

after(closeBrowser)

/** Of each village: the third has points to spend, the fourth is raised a flag, the fifth has nothing yet. */
const LOOKS = [
  { screen: 'phone', village: '院坝村' },
  { screen: 'desk', village: '桐子村' },
]
const RICH = 2
const FLAGGED = 3
const FRESH = 4
const DOUBTING = 5

for (const { screen, village } of LOOKS) {
  const come = async (nth) => visit(await find({ role: 'VILLAGER', village }, nth), { screen })

  test(`${screen}: every point explains itself`, async () => {
    const visitor = await come(RICH)
    await visitor.open('pages/home/home')
    await visitor.press('可兑换积分')
    await visitor.sees(/得的，还剩/)
    await visitor.check('villager-passbook')
    await visitor.shown.locator('.entry-row').first().click()
    await visitor.sees('凭哪条细则')
    await visitor.sees('一步一步')
    await visitor.check('villager-entry')
    await visitor.close()
  })

  test(`${screen}: a doubt about a line of the notice is heard by others`, async () => {
    const visitor = await come(DOUBTING)
    await visitor.open('pages/home/home')
    await visitor.press('积分公示')
    await visitor.press('公示中')
    await visitor.settle()
    await visitor.press('公示中')
    await visitor.press('有异议')
    await visitor.fill('写清楚原因', '那天他家没有来参加清扫')
    await visitor.press('交上去')
    await visitor.sees('异议已经交上去了')
    await visitor.check('villager-objected')
    await visitor.open('packages/villager/objections/objections')
    await visitor.sees('那天他家没有来参加清扫')
    await visitor.check('villager-objections')
    await visitor.close()
  })

  test(`${screen}: several goods on one slip, and given back`, async () => {
    const visitor = await come(RICH)
    const { token, me } = visitor.person
    const wallet = () => call('GET', '/api/v1/me/wallet', { token })
    const before = (await wallet()).available
    const { items } = await call('GET', `/api/v1/goods?village=${me.village.id}&size=100`, { token })
    const [first, second] = items
      .filter(({ good, stock, left }) => (!good.stocked || stock > 0) && left !== 0)
      .map(({ good }) => good)
      .sort((a, b) => a.price - b.price)
    const cost = 2 * first.price + second.price
    assert.ok(cost <= before, `${cost} of ${before}`)

    await visitor.open('pages/shop/shop')
    await visitor.press(`${first.name}，`)
    await visitor.press(`${first.name}多一件`)
    await visitor.press('再挑一样')
    await visitor.sees('已经选好的')
    await visitor.press(`${second.name}，`)
    await visitor.sees(`2 样，一共要用 ${cost} 分`)
    await visitor.check('villager-slip')
    await visitor.press(`用 ${cost} 分兑换`)
    await visitor.sees('给店员扫一扫')
    assert.match(await visitor.shown.locator('.digits').innerText(), /^\d{4} \d{4}$/)
    await visitor.check('villager-pickup')
    assert.equal((await wallet()).available, before - cost)

    await visitor.press('不要了，退回积分')
    await visitor.check('villager-cancel-asked')
    await visitor.press('取消兑换')
    await visitor.sees('已取消')
    assert.equal((await wallet()).available, before)
    await visitor.open('packages/villager/redemptions/redemptions')
    for (const words of [`${first.name} 2 件`, `${second.name} 1 件`]) await visitor.sees(words)
    await visitor.check('villager-redemptions')
    await visitor.close()
  })

  test(`${screen}: a yellow flag is seen, put right and reported`, async () => {
    const villager = await signIn(await find({ role: 'VILLAGER', village }, FLAGGED))
    const inspector = await signIn(await find({ role: 'INSPECTOR', village }))
    const photo = await sendPhoto(inspector)
    await call('POST', `/api/v1/villages/${villager.me.village.id}/flags`, {
      token: inspector.token,
      body: { household: villager.me.household.id, words: '院坝里柴草乱堆', photos: [photo] },
    })
    const visitor = await come(FLAGGED)
    await visitor.open('pages/home/home')
    await visitor.sees('您家挂了黄旗')
    await visitor.check('villager-home-flag')
    await visitor.press('您家挂了黄旗')
    await visitor.press('改好了，报上去')
    await visitor.takePhoto('整改后的照片')
    await visitor.fill('怎么改的', '柴草码到屋后了')
    await visitor.check('villager-flag-form')
    await visitor.press('报上去', { exact: true })
    await visitor.sees('等村里来看')
    await visitor.check('villager-flags')
    await visitor.close()
  })

  test(`${screen}: a neighbour is put forward, and the nomination taken back`, async () => {
    const visitor = await come(FRESH)
    await visitor.open('packages/villager/nominate/nominate')
    await visitor.check('villager-nominations-none')
    await visitor.press('我要提名')
    await visitor.press('交上去')
    await visitor.sees('请把事迹写清楚')
    await visitor.check('villager-nominate-missing')
    await visitor.fill('有什么事迹', '婆媳和睦，常年照顾隔壁的独居老人')
    await visitor.takePhoto('材料照片')
    await visitor.check('villager-nominate')
    await visitor.press('交上去')
    await visitor.sees('提名交上去了')
    await visitor.check('villager-nominated')
    await visitor.press('撤回提名')
    await visitor.sees('已撤回')
    await visitor.close()
  })

  test(`${screen}: an application is kept while it is written, sent, followed and taken back`, async () => {
    const visitor = await come(FRESH)
    const rules = await call('GET', '/api/v1/rules', { token: visitor.person.token })
    const deed = rules.find((rule) => rule.terms.evidence.beforeAfter && rule.terms.awarding.recorders.includes('VILLAGER'))
    await visitor.open(`packages/villager/apply/apply?rule=${deed.code}`)
    await visitor.takePhoto('整治前的照片')
    await visitor.fill('做了什么，在哪里', '清理屋后阴沟')
    // A draft is kept a moment after it was typed.
    await visitor.page.waitForFunction(() => Object.values(localStorage).some((kept) => kept.includes('清理屋后阴沟')))
    await visitor.page.reload()
    await visitor.sees('没写完的')
    await visitor.takePhoto('整治后的照片')
    await visitor.check('villager-apply')
    await visitor.press('交上去')
    await visitor.sees('申报交上去了')
    await visitor.press('看办到哪一步')
    await visitor.sees('待受理')
    await visitor.press('撤回这条申报')
    await visitor.press('撤回', { exact: true })
    await visitor.sees('已撤回')
    await visitor.check('villager-withdrawn')
    await visitor.close()
  })

  test(`${screen}: all that is known of us can be taken along`, async () => {
    const visitor = await come(RICH)
    const entries = (await call('GET', '/api/v1/me/wallet/entries?size=100', { token: visitor.person.token })).items.length
    await visitor.open('packages/villager/privacy/privacy')
    await visitor.press('整理我的全部信息')
    await visitor.shown.getByRole('button', { name: '下载' }).waitFor()
    const download = visitor.page.waitForEvent('download')
    await visitor.press('下载')
    const text = fs.readFileSync(await (await download).path(), 'utf8')
    assert.ok(text.includes(`【积分存折（${entries} 条）】`), text.slice(0, 400))
    assert.ok(text.includes(visitor.person.me.name))
    await visitor.check('villager-privacy')
    await visitor.close()
  })

  test(`${screen}: who acted for us is told`, async () => {
    const visitor = await come(0)
    await visitor.open('packages/villager/household/household')
    await visitor.sees('谁替我家办过事')
    await visitor.check('villager-household')
    await visitor.close()
  })

  test(`${screen}: after signing out nothing of the person stays`, async () => {
    const visitor = await come(DOUBTING)
    await visitor.open('packages/villager/apply/apply')
    await visitor.open('packages/villager/settings/settings')
    await visitor.press('换个人看看')
    await visitor.press('退出', { exact: true })
    await visitor.sees('请先登录')
    const left = await visitor.page.evaluate(() => Object.keys(localStorage).filter((key) => /^(session|kept|own\/|draft)/.test(key)))
    assert.deepEqual(left, [])
    await visitor.close()
  })
}
