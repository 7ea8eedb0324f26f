// How long until a villager with a cheap phone and fast 3G sees the family's points, and how many taps the main jobs take.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { call, find } from '../lib/api.mjs'
import { closeBrowser, visit } from '../lib/visit.mjs'
import { visitWechat, wechatSite } from '../lib/wechat.mjs'

const AIM = 2500
/** What takes the time on a slow phone is what it must fetch and read; a busy machine fetches no more. */
const MOST_BYTES = 600_000
const TAPS = 3

after(async () => {
  await closeBrowser()
  ;(await wechatSite()).stop()
})

test('time to home on a slow phone', async (t) => {
  const times = []
  let bytes = 0
  for (let round = 0; round < 3; round++) {
    const visitor = await visit(await find({ role: 'VILLAGER' }, 63))
    const tools = await visitor.context.newCDPSession(visitor.page)
    await tools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await tools.send('Network.enable')
    bytes = 0
    tools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
    await tools.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 })
    const begun = Date.now()
    await visitor.page.goto(`${process.env.E2E_BASE}/`)
    await visitor.sees('家可兑换积分')
    times.push(Date.now() - begun)
    await visitor.close()
  }
  const took = times.sort((a, b) => a - b)[1]
  t.diagnostic(`time to home: ${took} ms (${times.join(', ')}), aim ${AIM} ms; ${bytes} bytes`)
  assert.ok(bytes > 0 && bytes < MOST_BYTES, `bytes until home: ${bytes}`)
})

/** What the thumb does besides taking photos: the camera is the same wherever one comes from. */
const said = (t, job, { taps }) => {
  t.diagnostic(`${job}: ${taps} taps, aim ${TAPS}`)
  assert.ok(taps <= TAPS, `${job}: ${taps} taps`)
}

test('taps to redeem a good, from home', async (t) => {
  const visitor = await visitWechat(await find({ role: 'VILLAGER', village: '石院村' }, 0))
  const { token, me } = visitor.person
  const { items } = await call('GET', `/api/v1/goods?village=${me.village.id}&size=100`, { token })
  const good = items.map((each) => each.good).sort((a, b) => a.price - b.price)[0]
  await visitor.open('pages/home/home')
  await visitor.press('去兑换用品')
  await visitor.press(`${good.name}，`)
  await visitor.press(`用 ${good.price} 分兑换`)
  await visitor.sees('给店员扫一扫')
  said(t, 'redeem', visitor)
  await visitor.close()
})

test('taps to apply, from home', async (t) => {
  const visitor = await visitWechat(await find({ role: 'VILLAGER', village: '石院村' }, 4))
  const rules = await call('GET', '/api/v1/rules', { token: visitor.person.token })
  const deed = rules.find((rule) => rule.terms.evidence.beforeAfter && rule.terms.awarding.recorders.includes('VILLAGER') && rule.terms.awarding.second !== 'HOST')
  await visitor.open('pages/home/home')
  await visitor.press('申报积分')
  await visitor.press(deed.name)
  await visitor.takePhoto('整治前的照片')
  await visitor.takePhoto('整治后的照片')
  await visitor.fill('做了什么，在哪里', '清理屋后阴沟')
  await visitor.press('交上去')
  await visitor.sees('申报交上去了')
  said(t, 'apply', visitor)
  await visitor.close()
})

test('taps to record for a scanned card, from the work page', async (t) => {
  const committee = await find({ role: 'COMMITTEE', village: '石院村' })
  const visitor = await visitWechat(committee)
  const { token, me } = visitor.person
  const village = me.posts.find((post) => post.role === 'COMMITTEE').village.id
  const { items } = await call('GET', `/api/v1/villages/${village}/households?size=20`, { token })
  const home = items[12]
  const { rules } = await call('GET', `/api/v1/household-cards/${home.cardCode}/rules`, { token })
  const plain = rules
    .filter((each) => !each.refusal)
    .map((each) => each.rule)
    .find((rule) => !rule.code.startsWith('finest_') && !rule.terms.evidence.beforeAfter && rule.terms.evidence.photos === 1 && !['HOST'].includes(rule.terms.awarding.second) && rule.terms.cap.window !== 'EVENT')
  await visitor.open('packages/committee/home/home')
  await visitor.sets({ scans: [home.cardCode] })
  await visitor.press('扫户卡')
  await visitor.press(plain.name)
  await visitor.takePhoto('照片')
  await visitor.press('登记', { exact: true })
  await visitor.sees('登记好了')
  said(t, 'record', visitor)
  await visitor.close()
})
