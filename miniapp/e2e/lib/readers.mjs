// Every page, and somebody it is for; and what a page has to be told before it can show anything.
import fs from 'node:fs'
import { call, find, signIn } from './api.mjs'
import { aCallback, aCampaign, aDraw, anAlert, aPosition, letterTo, someInspection } from './scene.mjs'

const book = JSON.parse(fs.readFileSync(new URL('../../src/pages.json', import.meta.url), 'utf8'))
const all = (root) => book.subPackages.find((each) => each.root === root).pages.map((page) => `${root}/${page.path}`)
const main = book.pages.map((page) => page.path)
const some = (root, ...names) => all(root).filter((page) => names.some((name) => page === `${root}/${name}/${name}`))

/** Pages for anybody, also without an account. */
const OPEN = ['pages/home/home', 'pages/login/login', 'pages/notice/notice', 'pages/notice/notice-detail', 'packages/villager/honours/honours', 'packages/villager/ranking/ranking', 'packages/spots/board/board', 'packages/supply/money/money', 'packages/season/gifts/gifts', 'pages/scanned/scanned', 'packages/villager/check/check', 'packages/villager/heads/heads']

/** A household whose award is on notice and whose goods wait at the store. */
const VILLAGER = 1

export const READERS = [
  { role: undefined, pages: OPEN },
  { role: 'VILLAGER', nth: VILLAGER, pages: [...main.filter((page) => page !== 'pages/login/login'), ...all('packages/villager'), ...some('packages/spots', 'mine', 'story', 'board'), ...some('packages/supply', 'sign', 'money'), ...some('packages/season', 'scarce', 'wish', 'result'), ...some('packages/campaigns', 'calendar', 'mine'), 'packages/campaigns/dutybook/sign'] },
  { role: 'COMMITTEE', pages: [...all('packages/committee'), ...all('packages/spots').filter((page) => !/(rechecks|rules)$/.test(page)), ...all('packages/supply').filter((page) => !/cover$/.test(page)), ...some('packages/season', 'desk'), ...all('packages/campaigns')] },
  { role: 'PANEL', pages: ['pages/home/home', 'pages/mine/mine', ...some('packages/committee', 'home', 'reviews')] },
  { role: 'CLERK', pages: ['pages/home/home', 'pages/mine/mine', ...some('packages/committee', 'home', 'counter', 'scan', 'differences'), ...some('packages/supply', 'store', 'buying', 'count'), ...some('packages/season', 'desk')] },
  { role: 'INSPECTOR', pages: ['pages/home/home', ...all('packages/inspector'), ...some('packages/spots', 'desk', 'ledger', 'story', 'rechecks', 'registers')] },
  { role: 'TOWN', pages: ['pages/home/home', ...all('packages/town'), ...some('packages/committee', 'differences'), ...all('packages/spots'), ...all('packages/supply'), ...some('packages/season', 'desk'), ...some('packages/campaigns', 'picture', 'plans', 'landscapes')] },
  { role: 'AUDITOR', pages: ['pages/home/home', 'pages/mine/mine', ...some('packages/town', 'home', 'audit', 'books', 'pools', 'quarters', 'settlement', 'standing', 'expiry', 'alerts', 'callbacks', 'messages'), 'packages/town/alerts/alert', 'packages/town/callbacks/callback', ...some('packages/committee', 'differences'), ...some('packages/spots', 'desk', 'ledger', 'figures', 'rechecks', 'registers'), ...some('packages/supply', 'store', 'cover', 'shops'), ...some('packages/season', 'desk')] },
]

const met = new Set()
/** The same, but each page only with the first who may open it, a stranger last: for what hardly depends on who reads. */
export const FIRST_READERS = [...READERS.slice(1), READERS[0]]
  .map(({ pages, ...who }) => ({ ...who, pages: pages.filter((page) => !met.has(page) && met.add(page)) }))
  .filter(({ pages }) => pages.length > 0)

const read = (path, { token }) => call('GET', path, { token })
const posted = ({ me }) => me.posts.some((post) => post.role !== 'VILLAGER')
const serves = ({ me }) => me.posts.find((post) => post.village)?.village ?? me.village
/** The second word of a page of its own: what it is opened for. */
const QUERIES = {
  'packages/villager/entry/entry': async (who) => `application=${(await read('/api/v1/me/applications', who)).items[0].id}`,
  'packages/villager/apply/apply': async (who) => {
    const rules = await read('/api/v1/rules', who)
    return `rule=${rules.find((rule) => rule.terms.evidence.beforeAfter && rule.terms.awarding.recorders.includes('VILLAGER')).code}`
  },
  'packages/villager/redeem/redeem': async (who) => {
    const goods = await read(`/api/v1/goods?village=${who.me.village.id}&size=100`, who)
    return `good=${goods.items.sort((a, b) => a.good.price - b.good.price)[0].good.id}`
  },
  'packages/villager/pickup/pickup': async (who) => `id=${(await read('/api/v1/redemptions', who)).items[0].id}`,
  'packages/villager/receipt/receipt': async (who) => `transfer=${(await read('/api/v1/me/wallet/entries', who)).items[0].transferId}`,
  'packages/committee/record/record': async (who) => {
    const village = serves(who).id
    const card = (await read(`/api/v1/villages/${village}/households?size=1`, who)).items[0].cardCode
    const { rules } = await read(`/api/v1/household-cards/${card}/rules`, who)
    return `card=${card}&rule=${encodeURIComponent(rules[0].rule.code)}`
  },
  'packages/inspector/home-sheets/home-sheets': async (who) => `village=${serves(who).id}&name=${encodeURIComponent(serves(who).name)}`,
  'packages/inspector/village-sheet/village-sheet': async (who) => {
    const { items } = await read('/api/v1/assessment-rounds?size=50', who)
    const villages = await read('/api/v1/villages', who)
    return `round=${items[0].id}&village=${villages[0].id}`
  },
  'packages/town/alerts/alert': async () => `id=${await anAlert()}`,
  'packages/town/callbacks/callback': async () => `id=${await aCallback()}`,
  'packages/season/result/result': async (who) => `id=${await aDraw(who)}`,
  'packages/town/inspections/inspection': async (who) => `id=${(await someInspection(who)).id}`,
  'packages/committee/letters/letter': async (who) => {
    const officer = await signIn(await find({ role: 'TOWN' }))
    return `id=${(await letterTo(officer, serves(who).id)).id}`
  },
  'packages/inspector/figures/figures': async (who) => `round=${(await read('/api/v1/assessment-rounds?size=50', who)).items[0].id}`,
  'packages/spots/story/story': async (who) => {
    // Staff read one that waits for somebody; a villager one that everybody of the town may read.
    if (posted(who)) return `id=${(await read('/api/v1/spots?state=RECTIFIED', who)).items[0].id}`
    const officer = await signIn(await find({ role: 'TOWN' }))
    return `id=${(await read('/api/v1/spots?state=WRITTEN_OFF', officer)).items[0].id}`
  },
  'packages/spots/ledger/ledger': async () => 'tab=all',
  'packages/campaigns/picture/picture': async () => `id=${await aCampaign()}`,
  'packages/campaigns/posts/post': async (who) => `id=${await aPosition(who, serves(who).id)}`,
  'packages/campaigns/dutybook/sign': async (who) => (posted(who) ? `village=${serves(who).id}` : ''),
  'packages/spots/registers/site': async (who) => `id=${(await read('/api/v1/register-sites', who)).items[0].id}`,
}

/** A stranger follows a link somebody has passed on. */
async function wallOf(who) {
  const me = who?.me ?? (await signIn(await find({ role: 'VILLAGER' }, VILLAGER))).me
  return `town=${me.town.id}&village=${serves({ me })?.id ?? ''}`
}
const ON_THE_WALL = ['packages/villager/heads/heads', 'packages/spots/board/board', 'packages/supply/money/money', 'packages/season/gifts/gifts', 'pages/notice/notice', 'pages/notice/notice-detail', 'packages/villager/honours/honours', 'packages/villager/ranking/ranking']

/** @returns the page with what it has to be told, for this person */
export async function addressOf(page, who) {
  const words = []
  if (ON_THE_WALL.includes(page)) words.push(await wallOf(who))
  if (page === 'pages/notice/notice-detail') words.push(`id=${await aNotice()}`)
  if (page === 'packages/villager/check/check') words.push(`t=${await aReceipt()}`)
  if (who && QUERIES[page]) words.push(await QUERIES[page](who))
  return words.length ? `${page}?${words.join('&')}` : page
}

/** Whoever found a receipt looks at it. */
async function aReceipt() {
  const who = await signIn(await find({ role: 'VILLAGER' }, VILLAGER))
  const { items } = await read('/api/v1/me/wallet/entries', who)
  return (await read(`/api/v1/me/wallet/entries/${items[0].transferId}/receipt`, who)).token
}

async function aNotice() {
  const who = await signIn(await find({ role: 'VILLAGER' }, VILLAGER))
  const { items } = await read(`/api/v1/villages/${who.me.village.id}/notices`, who)
  return items.find((notice) => notice.state === 'PUBLISHED').id
}
