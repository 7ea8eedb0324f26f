// The program is killed in the middle of handovers and started again on the same data: what was answered stands, what was
// not is said again under the same key, and books, shelf and every redemption agree.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { start } from '../lib/backend.mjs'

const SLIPS = 40
const AT_ONCE = 8
const ANSWERED_BEFORE = 14

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fengming-killed-'))
const data = path.join(folder, 'data')
let backend
let people

async function ask(method, to, { token, body, key = randomUUID() } = {}) {
  const headers = { 'Idempotency-Key': key, 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) }
  const answer = await fetch(backend.base + to, { method, headers, body: body && JSON.stringify(body) })
  return { status: answer.status, json: JSON.parse((await answer.text()) || 'null') }
}
async function well(method, to, asked) {
  const { status, json } = await ask(method, to, asked)
  assert.ok(status < 300, `${method} ${to}: ${status} ${JSON.stringify(json)}`)
  return json
}
const signIn = async ({ person }) => (await well('POST', '/api/v1/sessions/demo', { body: { person } })).token

before(async () => {
  fs.cpSync(process.env.E2E_TOWN, data, { recursive: true, preserveTimestamps: true })
  backend = await start(data)
  people = await well('GET', '/api/v1/sessions/demo-people')
})
after(async () => {
  // Ended, not killed: a killed one leaves servers that still write into the folder while they end.
  await backend?.stop()
  fs.rmSync(folder, { recursive: true, force: true })
})

/** One piece of something from everybody who can; every second will be told by a counter without a network. */
async function redeem() {
  const slips = []
  const villagers = people.filter(({ role }) => role === 'VILLAGER')
  const one = async () => {
    for (let villager = villagers.shift(); villager && slips.length < SLIPS; villager = villagers.shift()) {
      const token = await signIn(villager)
      const { items } = await well('GET', '/api/v1/goods?size=100', { token })
      const shelf = items.filter((each) => each.affordable && each.stock > 0 && each.left > 0).sort((a, b) => a.good.price - b.good.price)
      for (const { good } of shelf.slice(0, 2)) {
        const { status, json } = await ask('POST', '/api/v1/redemptions', { token, body: { lines: [{ good: good.id, pieces: 1 }] } })
        if (status === 201) slips.push({ ...json, key: randomUUID(), offline: slips.length % 2 === 1 })
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  return slips
}

async function clerks(slips) {
  const village = new Map()
  for (const clerk of people.filter(({ role }) => role === 'CLERK')) {
    const token = await signIn(clerk)
    const { posts } = await well('GET', '/api/v1/me', { token })
    const post = posts.find((each) => each.role === 'CLERK')
    if (slips.some((slip) => slip.villageId === post.village?.id)) village.set(post.village.id, token)
  }
  return village
}

function handOver(slip, tokens) {
  const token = tokens.get(slip.villageId)
  const at = new Date(Date.now() - 60_000).toISOString()
  slip.told ??= { village: slip.villageId, code: slip.qr, handedAt: at, listedAt: at }
  return slip.offline
    ? ask('PUT', `/api/v1/offline-handovers/${slip.key}`, { token, key: slip.key, body: slip.told })
    : ask('POST', '/api/v1/handovers', { token, key: slip.key, body: { village: slip.villageId, code: slip.code } })
}

async function handed(officer, slips) {
  let pieces = 0
  for (const village of new Set(slips.map((slip) => slip.villageId))) {
    const { items } = await well('GET', `/api/v1/villages/${village}/stock?size=200`, { token: officer })
    pieces += items.reduce((sum, each) => sum + each.handed, 0)
  }
  return pieces
}

test('nothing answered is lost, nothing is handed over twice', async (t) => {
  const slips = await redeem()
  assert.ok(slips.length >= SLIPS / 2, `only ${slips.length} redemptions`)
  const officer = people.find(({ role }) => role === 'TOWN')
  const before = await handed(await signIn(officer), slips)
  const tokens = await clerks(slips)

  const queue = [...slips]
  let killing
  const counter = async () => {
    for (let slip = queue.shift(); slip; slip = queue.shift()) {
      try {
        slip.answer = await handOver(slip, tokens)
      } catch {
        return // the program is gone
      }
      if (slips.filter((each) => each.answer).length >= ANSWERED_BEFORE) killing ??= backend.kill()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, counter))
  await killing
  const answered = slips.filter((slip) => slip.answer)
  assert.ok(answered.every(({ answer }) => answer.status < 300), JSON.stringify(answered.map(({ answer }) => answer.json?.detail)))
  assert.ok(answered.length < slips.length, 'it was killed too late to show anything')

  const begun = Date.now()
  backend = await start(data)
  t.diagnostic(`answered before the kill: ${answered.length} of ${slips.length}; ready again after ${Date.now() - begun} ms`)
  const town = await signIn(officer)
  const clean = async () => {
    assert.deepEqual((await well('POST', '/api/v1/book-checks', { token: town })).findings, [])
    assert.deepEqual(await well('GET', '/api/v1/batch-checks', { token: town }), [])
  }
  await clean()
  for (const slip of answered) {
    const now = await well('GET', `/api/v1/redemptions/${slip.id}`, { token: town })
    assert.equal(now.state, 'HANDED_OVER', 'what was answered stands')
    if (!slip.offline) assert.equal(now.receipt, slip.answer.json.receipt)
  }

  const again = await clerks(slips)
  for (const slip of slips) {
    const { status, json } = await handOver(slip, again)
    assert.ok(status < 300, JSON.stringify(json))
    if (slip.answer) assert.deepEqual(json, slip.answer.json, 'the same answer as before')
    if (slip.offline) assert.equal(json.outcome, 'POSTED')
  }
  await clean()
  assert.equal(await handed(town, slips), before + slips.length, 'each piece left the shelf once')
  const { items } = await well('GET', '/api/v1/offline-handovers?size=200', { token: town })
  assert.ok(items.every((each) => each.outcome === 'POSTED'))
})
