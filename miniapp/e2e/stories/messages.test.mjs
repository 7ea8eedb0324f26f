// What WeChat delivers and what it refuses: two neighbours say yes at the tap, both are paid, one of them has switched it off in WeChat.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { call, find, sendPhoto, signIn } from '../lib/api.mjs'
import { homesOf, quarterNow, somebody } from '../lib/scene.mjs'
import { closeBrowser, visit } from '../lib/visit.mjs'
import { visitWechat, wechatSite } from '../lib/wechat.mjs'
import { loginCode, phoneCode } from '../lib/wechat-servers.mjs'

after(async () => {
  await closeBrowser()
  ;(await wechatSite()).stop()
})

const VILLAGE = '长沟村'
/** WeChat's servers let through what is for somebody whose openid begins with oYes. */
const openid = (begin) => `${begin}${randomUUID().replaceAll('-', '')}`.slice(0, 28)

/** Adults of the village whose phone number is known, one a household. */
async function neighbours(committee, count) {
  const village = committee.me.posts.find((post) => post.village).village.id
  const found = []
  for (const home of await homesOf(committee, village)) {
    const { members } = await call('GET', `/api/v1/households/${home.id}`, { token: committee.token })
    const member = members.find((each) => each.phone && !each.minor)
    if (!member) continue
    const { phone } = await call('GET', `/api/v1/households/${home.id}/members/${member.id}/phone`, { token: committee.token })
    found.push({ village, household: home.id, member: member.id, number: phone })
    if (found.length === count) return found
  }
  throw new Error('too few have a phone number')
}

/** Binds a WeChat user to a member, as the way in does. @returns the token of their session in the town */
async function bind(who, neighbour, committee) {
  const { token } = await call('POST', '/api/v1/sessions/wechat', { body: { code: loginCode(who) } })
  await call('POST', '/api/v1/sessions/phone', { token, body: { code: phoneCode(neighbour.number) } })
  const { items } = await call('GET', `/api/v1/binding-requests?village=${neighbour.village}`, { token: committee.token })
  // Somebody of the demo was this member before: then the committee says who it is.
  if (items.length) await call('POST', `/api/v1/binding-requests/${items.at(-1).id}/confirm`, { token: committee.token, body: { member: neighbour.member } })
  const again = await call('POST', '/api/v1/sessions/wechat', { body: { code: loginCode(who) } })
  if (again.town) return again.token
  const chosen = await call('PUT', '/api/v1/sessions/current/town', { token: again.token, body: { town: committee.me.town.id } })
  return chosen.token ?? again.token
}

/** Says yes at a tap, as the phone tells it. */
async function sayYes(token) {
  const { kinds } = await call('GET', '/api/v1/me/message-wishes', { token })
  const { template } = kinds.find((each) => each.kind === 'AWARD')
  await call('PUT', `/api/v1/me/message-taps/${randomUUID()}`, { token, body: { answers: [{ template, answer: 'accept' }] } })
}

/** The demo opens no quarter that is younger than three weeks. */
async function openBooks({ token }) {
  const quarter = quarterNow()
  const known = await call('GET', '/api/v1/quarters', { token })
  if (!known.some((each) => each.quarter === quarter)) await call('POST', '/api/v1/quarters', { token, body: { quarter } })
}

/** Pays households for what needs neither panel nor notice. */
async function pay(inspector, committee, households, village) {
  for (const household of households) {
    const photos = [{ id: await sendPhoto(inspector), stage: 'OTHER' }]
    await call('POST', `/api/v1/villages/${village}/records`, { token: inspector.token, body: { ruleCode: 'waste_sorting', household, words: '桶里分得清楚', photos } })
  }
  await call('POST', `/api/v1/villages/${village}/postings`, { token: committee.token, body: { quarter: quarterNow() } })
}

async function until(what, look, seen) {
  for (let tries = 0; tries < 240; tries++) {
    const found = await look()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`never: ${what}, but ${JSON.stringify(await seen())}`)
}

test('yes at the tap, an award is posted, the message arrives; who switched it off is seen by the town', async () => {
  const committee = await somebody('COMMITTEE', VILLAGE)
  const inspector = await somebody('INSPECTOR', VILLAGE)
  const officer = await signIn(await find({ role: 'TOWN' }))
  const [glad, weary] = await neighbours(committee, 2)
  const yes = openid('oYes')
  await bind(yes, glad, committee)
  const other = await bind(openid('oNo'), weary, committee)
  await sayYes(other)

  const phone = await visitWechat(undefined, { loginCode: loginCode(yes) })
  await phone.open('pages/login/login')
  await phone.press('微信登录')
  await phone.page.waitForFunction(() => window.__pages.top.path === 'pages/home/home')
  await phone.open('packages/villager/messages/wishes')
  await phone.press('再收一条，积分到账')
  await phone.sees('还能收 1 条')
  await phone.check('message-wishes')

  await openBooks(officer)
  const before = await figures(officer)
  await pay(inspector, committee, [glad.household, weary.household], glad.village)
  const after = await until('both were tried', async () => {
    const now = await figures(officer)
    return refused(now) > refused(before) && now.sent > before.sent ? now : undefined
  }, () => figures(officer))
  assert.equal(after.sent, before.sent + 1)

  await phone.open('packages/villager/messages/messages')
  await phone.sees('垃圾分类达标')
  await phone.check('messages')
  await phone.press('积分到账')
  await phone.page.waitForFunction(() => window.__pages.top.path === 'packages/villager/passbook/passbook')
  await phone.close()
  const { items } = await call('GET', '/api/v1/me/messages', { token: other })
  assert.match(items[0].words, /垃圾分类达标/, 'what WeChat refuses stands in the list all the same')

  const desk = await visit(await find({ role: 'TOWN' }), { screen: 'desk' })
  await desk.open('packages/town/messages/messages')
  await desk.sees('微信不收（43101）')
  await desk.sees('小程序的账号里没有这个模板')
  await desk.sees('村民没有同意接收')
  await desk.check('town-messages')
  await desk.close()
})

const figures = async ({ token }) => (await call('GET', '/api/v1/message-figures?days=7', { token })).kinds.find((each) => each.kind === 'AWARD')
const refused = (kind) => kind.reasons.find((each) => each.errcode === 43101)?.messages ?? 0

test('a code on paper leads where it should', async () => {
  const committee = await visitWechat(await find({ role: 'COMMITTEE', village: VILLAGE }))
  const village = committee.person.me.posts.find((post) => post.village).village.id
  const [home] = await homesOf(committee.person, village)
  await committee.open(`pages/scanned/scanned?scene=${encodeURIComponent(`c.${home.cardCode}`)}`)
  await committee.sees(`${home.headName}家`)
  await committee.close()
  const stranger = await visit(undefined)
  await stranger.open(`pages/scanned/scanned?scene=${encodeURIComponent(`c.${home.cardCode}`)}`)
  await stranger.sees('先登录，再看您家的积分')
  await stranger.check('scanned')
  await stranger.close()
})
