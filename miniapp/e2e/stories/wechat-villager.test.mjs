// What villagers do in WeChat, on the bundle WeChat gets: its camera, its privacy question, its large letters, its messages.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { call, find, sendPhoto, signIn } from '../lib/api.mjs'
import { closeBrowser } from '../lib/visitor.mjs'
import { visitWechat, wechatSite } from '../lib/wechat.mjs'

after(async () => {
  await closeBrowser()
  ;(await wechatSite()).stop()
})

/** A village of its own: the third villager has points to spend. */
const VILLAGE = '清溪村'
const who = (nth) => find({ role: 'VILLAGER', village: VILLAGE }, nth)
const calls = (visitor, name) => visitor.page.evaluate((name) => window.__phone.calls.filter((each) => each === name).length, name)
const rulesOf = ({ token }) => call('GET', '/api/v1/rules', { token })

test('goods for points: the code is there, and WeChat is asked whether it may tell', async () => {
  const visitor = await visitWechat(await who(2))
  const { token, me } = visitor.person
  const { items } = await call('GET', `/api/v1/goods?village=${me.village.id}&size=100`, { token })
  const good = items.map((each) => each.good).sort((a, b) => a.price - b.price)[0]
  await visitor.open('pages/home/home')
  await visitor.press('去兑换用品')
  await visitor.press(`${good.name}，`)
  await visitor.press(`用 ${good.price} 分兑换`)
  await visitor.sees('给店员扫一扫')
  await visitor.check('villager-pickup')
  assert.equal(visitor.taps, 3)
  assert.equal(await calls(visitor, 'requestSubscribeMessage'), 1)
  await visitor.press('不要了，退回积分')
  await visitor.press('取消兑换')
  await visitor.sees('已取消')
  await visitor.close()
})

test('the camera is asked for only after the privacy guide was agreed to', async () => {
  const visitor = await visitWechat(await who(3), { privacyAgreed: false })
  const rule = (await rulesOf(visitor.person)).find((each) => each.terms.evidence.beforeAfter && each.terms.awarding.recorders.includes('VILLAGER'))
  await visitor.open(`packages/villager/apply/apply?rule=${rule.code}`)
  await visitor.press('拍照片')
  await visitor.sees('使用前请您同意')
  await visitor.check('villager-privacy-asked')
  await visitor.press('不同意', { exact: true })
  await visitor.sees('照片没有选上')
  await visitor.press('拍照片')
  await visitor.press('同意', { exact: true })
  await visitor.shown.locator('.photos__one').first().waitFor()
  await visitor.sees('已上传')
  await visitor.press('去掉第 1 张照片')
  await visitor.close()
})

test("a neighbour's card is scanned for whom one has helped, and a camera that fails is said", async () => {
  const visitor = await visitWechat(await who(4))
  const rule = (await rulesOf(visitor.person)).find((each) => each.terms.awarding.second === 'HOST' && each.terms.awarding.recorders.includes('VILLAGER'))
  const host = await signIn(await who(5))
  const { cardCode } = await call('GET', '/api/v1/me/household', { token: host.token })
  await visitor.open(`packages/villager/apply/apply?rule=${rule.code}`)
  await visitor.press('扫受助户的户卡') // changes their mind
  await visitor.sets({ scanFault: 'no camera' })
  await visitor.press('扫受助户的户卡')
  await visitor.sees('相机没有打开')
  await visitor.sets({ scans: [`https://jifen.example.cn/c/${cardCode}`] })
  await visitor.press('扫受助户的户卡')
  await visitor.page.waitForFunction((code) => [...document.querySelectorAll('input')].some((each) => each.value === code), cardCode)
  await visitor.fill('做了什么，在哪里', '帮他家抢收稻谷两天')
  const { beforeAfter, photos } = rule.terms.evidence
  for (const label of beforeAfter ? ['整治前的照片', '整治后的照片'] : Array(photos).fill('照片')) await visitor.takePhoto(label)
  await visitor.press('交上去')
  await visitor.sees('申报交上去了')
  await visitor.check('villager-applied')
  const asked = (await call('GET', '/api/v1/me/applications?size=100', { token: visitor.person.token })).items[0]
  assert.equal(asked.host, host.me.household.id)
  await visitor.close()
})

test('large letters in WeChat are large here, and come back with it', async () => {
  const visitor = await visitWechat(await who(6), { fontSize: 23 })
  await visitor.open('pages/home/home')
  await visitor.shown.locator('.page-shell.care-on').waitFor()
  const size = await visitor.shown.locator('.page-shell').evaluate((node) => parseFloat(getComputedStyle(node).fontSize))
  assert.ok(size >= 24, `${size} px`)
  await visitor.check('villager-care')
  await visitor.close()
})

test('a yellow flag is put right without a signal, and reported when it is back', async () => {
  const villager = await signIn(await who(7))
  const inspector = await signIn(await find({ role: 'INSPECTOR', village: VILLAGE }))
  await call('POST', `/api/v1/villages/${villager.me.village.id}/flags`, {
    token: inspector.token,
    body: { household: villager.me.household.id, words: '门前沟里有垃圾', photos: [await sendPhoto(inspector)] },
  })
  const visitor = await visitWechat(await who(7))
  await visitor.open('packages/villager/flags/flags')
  await visitor.press('改好了，报上去')
  await visitor.airplane(true)
  await visitor.takePhoto('整改后的照片')
  await visitor.press('报上去', { exact: true })
  await visitor.sees('有信号了就报上去')
  await visitor.airplane(false)
  await visitor.seesNo('等待发送')
  const { items } = await call('GET', `/api/v1/households/${villager.me.household.id}/flags`, { token: villager.token })
  assert.equal(items.find((flag) => flag.colour === 'YELLOW').state, 'CURE_REPORTED')
  await visitor.check('villager-flag-reported')
  await visitor.close()
})

test('all that is known goes into a file that can be sent to oneself', async () => {
  const visitor = await visitWechat(await who(2))
  await visitor.open('packages/villager/privacy/privacy')
  await visitor.press('整理我的全部信息')
  await visitor.press('发给自己存着')
  await visitor.page.waitForFunction(() => window.__phone.sent?.length === 1)
  const [file] = await visitor.page.evaluate(() => window.__phone.sent)
  assert.match(file.name, /^凤鸣积分-我的信息-\d{4}-\d{2}-\d{2}\.txt$/)
  assert.ok(file.text.includes('【积分存折（'), file.text.slice(0, 200))
  await visitor.check('villager-taken')
  await visitor.close()
})
