// What leaves the program on paper and aloud: a family's passbook, the village's cards, the town's bulletin and scripts.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import { after, test } from 'node:test'
import { call, find } from '../lib/api.mjs'
import { closeBrowser, visit } from '../lib/visit.mjs'

after(closeBrowser)

/** Nothing is changed there. */
const VILLAGE = '清溪村'

/** Presses, and answers the file that comes of it. */
async function paper(visitor, words) {
  const saved = visitor.page.waitForEvent('download')
  await visitor.press(words)
  const file = await saved
  const bytes = fs.readFileSync(await file.path())
  assert.equal(bytes.subarray(0, 5).toString(), '%PDF-')
  return file.suggestedFilename()
}

test('phone: a family prints its passbook', async () => {
  const visitor = await visit(await find({ role: 'VILLAGER', village: VILLAGE }), { screen: 'phone' })
  await visitor.open('packages/villager/passbook/passbook')
  assert.equal(await paper(visitor, '打印存折'), '我家的积分存折.pdf')
  await visitor.sees('下载好了')
  await visitor.close()
})

test('phone: the committee prints cards, a notice for the wall and its script', async () => {
  const visitor = await visit(await find({ role: 'COMMITTEE', village: VILLAGE }), { screen: 'phone' })
  await visitor.open('packages/committee/register/register')
  await visitor.press('打印户卡')
  await visitor.sees('哪些户')
  await visitor.check('committee-cards')
  assert.match(await paper(visitor, '打印全村户卡'), /全村户卡\.pdf$/)
  await visitor.open('packages/committee/notices/notices')
  await visitor.press('看条目')
  await visitor.fill('有异议找谁', '李主任，村委会')
  assert.match(await paper(visitor, /^打印公示/), /\.pdf$/)
  await visitor.press('大喇叭稿')
  await visitor.sees('各位村民，大家好')
  await visitor.check('committee-notice-script')
  await visitor.close()
})

test('desk: the town office prints the bulletin and hears how it sounds', async () => {
  const visitor = await visit(await find({ role: 'TOWN' }), { screen: 'desk' })
  const { items } = await call('GET', '/api/v1/assessment-rounds?size=50', { token: visitor.person.token })
  const published = items.find((round) => round.state !== 'SCORING')
  await visitor.open(`packages/town/standing/standing?round=${published.id}`)
  assert.match(await paper(visitor, '打印通报（A4）'), /通报\.pdf$/)
  await visitor.press('大喇叭稿')
  await visitor.sees('现在播送')
  await visitor.check('town-standing-papers')
  await visitor.close()
})
