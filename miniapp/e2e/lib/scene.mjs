// Scenes that would take a story too many taps, set through the API by whoever would have done them.
import { randomUUID } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { BASE, call, find, signIn } from './api.mjs'

/** Signed in, without a screen. */
export async function somebody(role, village, nth = 0) {
  return signIn(await find({ role, village }, nth))
}

export async function villageId({ token }, name) {
  return (await call('GET', '/api/v1/villages', { token })).find((each) => each.name === name).id
}

/** Every household of a village in the register's order. */
export async function homesOf({ token }, village) {
  const homes = []
  let after
  do {
    const page = await call('GET', `/api/v1/villages/${village}/households?size=200${after ? `&after=${after}` : ''}`, { token })
    homes.push(...page.items)
    after = page.next
  } while (after)
  return homes
}

/** Of the first homes, which have earned in the demo, the one with the most to spend. */
export async function richest({ token }, homes) {
  const found = await Promise.all(
    homes.slice(0, 6).map(async (home) => ({ home, available: (await call('GET', `/api/v1/households/${home.id}/wallet`, { token })).available })),
  )
  return found.sort((a, b) => b.available - a.available)[0].home
}

function chunk(kind, body) {
  const head = Buffer.from(kind)
  const crc = Buffer.alloc(4)
  crc.writeUInt32BE(crc32(Buffer.concat([head, body])))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  return Buffer.concat([length, head, body, crc])
}

export function crc32(bytes) {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1))
  }
  return ~crc >>> 0
}

/** A picture of 64 x 48 in one colour, unlike any other. */
function picture() {
  const [width, height] = [64, 48]
  const colour = [0, 0, 0].map(() => Math.floor(Math.random() * 256))
  const row = Buffer.from([0, ...Array.from({ length: width }, () => colour).flat()])
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))), chunk('IEND', Buffer.alloc(0))])
}

/** Uploads a photo and answers its id. */
export async function photo({ token }) {
  const id = randomUUID()
  const answer = await fetch(`${BASE}/api/v1/photos/${id}`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'image/png' },
    body: picture(),
  })
  if (!answer.ok) throw new Error(`photo: ${answer.status} ${await answer.text()}`)
  return id
}

/** A villager applies for something a panel decides on. */
export async function apply(villager, rule, words) {
  const photos = [
    { id: await photo(villager), stage: 'BEFORE' },
    { id: await photo(villager), stage: 'AFTER' },
  ]
  return call('POST', '/api/v1/applications', { token: villager.token, body: { ruleCode: rule, words, photos } })
}

/** The round of a quarter; begun by the town when there is none yet. */
export async function roundOf(officer, period) {
  const { items } = await call('GET', '/api/v1/assessment-rounds?size=50', { token: officer.token })
  const known = items.find((each) => each.period === period)
  if (known) return known
  const body = { period, adoption: { preset: 'fengming', reason: '镇专班会议纪要' } }
  return call('POST', '/api/v1/assessment-rounds', { token: officer.token, body })
}

/** Scores and hands in every village that nobody has handed in yet; one finding for the one that will object. */
export async function scoreAll(officer, round, today, { found } = {}) {
  const { token } = officer
  const villages = await call('GET', '/api/v1/villages', { token })
  const sheets = await call('GET', `/api/v1/assessment-rounds/${round}/sheets`, { token })
  for (const [at, village] of villages.entries()) {
    const known = sheets.find((sheet) => sheet.subject === village.id)
    if (known?.state === 'SUBMITTED') continue
    const sheet = known?.id ?? randomUUID()
    const marks = ['roads', 'courtyards'].map((line, which) => ({ line, score: 30 - ((at + which * 5) % 14), remark: '有少量杂草' }))
    await call('PUT', `/api/v1/assessment-sheets/${sheet}`, { token, body: { round, subject: village.id, visitedOn: today, marks } })
    if (village.name === found) {
      const body = { line: 'poultry', kind: 'roaming', text: '公路边有鸡鸭散养', count: 2, spot: '2组公路边', photos: [await photo(officer)] }
      await call('PUT', `/api/v1/assessment-sheets/${sheet}/findings/${randomUUID()}`, { token, body })
    }
    await call('POST', `/api/v1/assessment-sheets/${sheet}/submission`, { token })
  }
}

/** The day in the village, whatever machine this is. */
export const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
export const quarterNow = (step = 0) => {
  const [year, month] = [Number(today().slice(0, 4)), Number(today().slice(5, 7))]
  const index = year * 4 + Math.ceil(month / 3) - 1 + step
  return `${Math.floor(index / 4)}Q${(index % 4) + 1}`
}

/** A month scored on sheets of its own, so that no quarter of another story is inspected. */
const MONTH = JSON.stringify({
  format: 2,
  code: 'story-month',
  title: '每月暗访考核',
  subject: 'village',
  period: 'month',
  sources: ['sheets'],
  lines: [{ kind: 'scored', code: 'roads', title: '村组道路', weight: 100 }],
  ranking: 'highest-first',
  ties: ['draw'],
  tiers: [{ name: '本月排名', rest: true }],
  objectionDays: 1,
})

export async function monthRound({ token }) {
  const { items } = await call('GET', '/api/v1/assessment-rounds?size=50', { token })
  const known = items.find((each) => each.code === 'story-month')
  return known ?? call('POST', '/api/v1/assessment-rounds', { token, body: { period: today().slice(0, 7), adoption: { document: MONTH, reason: '镇里决定' } } })
}

/** Some inspection that is drawn; planned by the town when there is none. */
export async function someInspection(officer) {
  const { token } = officer
  const { items } = await call('GET', '/api/v1/inspection-plans', { token })
  if (items.length) return items[0]
  const { id } = await monthRound(officer)
  const day = today()
  const body = { round: id, title: '试一次检查', choice: 'DRAWN', howMany: 2, teamSize: 1, crossVillage: true, binding: false, nominated: [], inspectors: [], fromDay: day, untilDay: day, reason: '看页面' }
  const plan = await call('POST', '/api/v1/inspection-plans', { token, body })
  await call('POST', `/api/v1/inspection-plans/${plan.id}/draw`, { token })
  return plan
}

/** A notice that waits for the village's answer. */
export async function letterTo(officer, village) {
  const { token } = officer
  const id = randomUUID()
  const body = { village, kind: 'NOTICE', title: '整改通知书', addressee: '村党支部、村民委员会', cause: '暗访发现', words: '请在期限内整改并附照片回复。', problems: ['河边有垃圾'] }
  await call('PUT', `/api/v1/letters/${id}`, { token, body })
  return (await call('POST', `/api/v1/letters/${id}/sending`, { token, body: { dueOn: today() } })).letter
}

const plainDay = (days) => new Date(Date.now() + (8 + 24 * days) * 3_600_000).toISOString().slice(0, 10)

/** A campaign of ten days that is in its third, with a target for every village; once a run. */
export async function aCampaign() {
  const officer = await somebody('TOWN')
  const { token } = officer
  const known = (await call('GET', '/api/v1/campaigns', { token })).find((each) => each.state === 'OPEN')
  if (known) return known.id
  const id = randomUUID()
  const works = [{ code: 'heaps', title: '四大堆', unit: '处', decimals: 0 }]
  await call('PUT', `/api/v1/campaigns/${id}`, { token, body: { name: '再清底子攻坚行动', words: '', firstDay: plainDay(-2), lastDay: plainDay(7), phases: [], works } })
  const villages = await call('GET', '/api/v1/villages', { token })
  await call('PUT', `/api/v1/campaigns/${id}/targets`, { token, body: { rows: villages.map((village, at) => ({ village: village.id, work: 'heaps', group: '', amount: 10 + (at % 3) * 10 })) } })
  await call('POST', `/api/v1/campaigns/${id}/moves`, { token, body: { expected: 'DRAFT', next: 'OPEN' } })
  return id
}

/** A named post of a village that is held; once a run. */
export async function aPosition({ token }, village) {
  const known = await call('GET', `/api/v1/villages/${village}/positions`, { token })
  if (known[0]) return known[0].position.id
  const id = randomUUID()
  await call('PUT', `/api/v1/positions/${id}`, { token, body: { village, kind: 'ROAD_CHIEF', title: '村道东段', words: '天天看一遍' } })
  const who = { name: '李守路', cadre: false, phone: '023-55512345', phoneAgreed: true, firstDay: plainDay(0), lastDay: plainDay(300) }
  await call('POST', `/api/v1/positions/${id}/appointment`, { token, body: who })
  return id
}

const CALLBACKS = '/api/v1/callback-rounds'

/** Some households that were given points, drawn to be asked whether they know of it. */
export async function aCallback() {
  const auditor = await somebody('AUDITOR')
  const { items } = await call('GET', CALLBACKS, { token: auditor.token })
  const drawn = items.find((each) => each.state === 'DRAWN')
  if (drawn) return drawn.id
  const from = new Date(Date.now() - 300 * 86_400_000).toISOString().slice(0, 10)
  const body = { about: 'POINTS', from, to: today(), homes: 3, reason: '抽查' }
  const { round } = await call('POST', CALLBACKS, { token: auditor.token, body })
  await call('POST', `${CALLBACKS}/${round.id}/draw`, { token: auditor.token })
  return round.id
}

/** One of them knows of nothing. */
export async function anAlert() {
  const auditor = await somebody('AUDITOR')
  const known = (await call('GET', '/api/v1/alerts', { token: auditor.token })).items
  const told = known.find((each) => each.kind === 'NOT_RECEIVED' && each.state !== 'SETTLED')
  if (told) return told.id
  const round = await aCallback()
  const { homes } = await call('GET', `${CALLBACKS}/${round}`, { token: auditor.token })
  const body = { round, household: homes[homes.length - 1].home.household, result: 'NOT_RECEIVED', words: '说不知道这件事' }
  await call('PUT', `/api/v1/callback-notes/${randomUUID()}`, { token: auditor.token, body })
  const { items } = await call('GET', '/api/v1/alerts?kind=NOT_RECEIVED', { token: auditor.token })
  return items[0].id
}

/** A draw for a dear good of the household's village that others redeem nothing of; announced when there is none. */
export async function aDraw({ me, token }) {
  const village = me.village.id
  const windows = (await call('GET', `/api/v1/redemption-windows?village=${village}`, { token })).items
  const window = windows.find((each) => each.state === 'OPEN').id
  const found = (await call('GET', `/api/v1/redemption-windows/${window}/releases`, { token })).find((view) => view.release.way === 'DRAW')
  if (found) return found.release.id
  const goods = (await call('GET', `/api/v1/goods?village=${village}&size=200`, { token })).items
  const dearest = goods.filter((each) => each.stock > 0).sort((a, b) => b.good.price - a.good.price)[0]
  const committee = await somebody('COMMITTEE', me.village.name)
  const id = randomUUID()
  const body = { good: dearest.good.id, way: 'DRAW', pieces: 1, each: 1, redeemDays: 1, signUpUntil: new Date(Date.now() + 3_600_000).toISOString() }
  await call('PUT', `/api/v1/redemption-windows/${window}/releases/${id}`, { token: committee.token, body })
  return id
}
