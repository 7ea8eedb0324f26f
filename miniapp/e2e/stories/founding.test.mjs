// What a newcomer finds after the first start: a whole town in full swing, every point of it accounted for.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import { before, test } from 'node:test'
import { BASE, call } from '../lib/api.mjs'
import { somebody } from '../lib/scene.mjs'

let office
let villages

before(async () => {
  office = await somebody('TOWN')
  villages = await call('GET', '/api/v1/pools', { token: office.token })
})

test('it was founded once and found again by the second start', () => {
  assert.doesNotMatch(fs.readFileSync(process.env.E2E_LOG, 'utf8'), /Founding the demo town/)
})

test('every role can be tried, in 24 villages of at least 40 homes', async () => {
  const people = await (await fetch(`${BASE}/api/v1/sessions/demo-people`)).json()
  assert.deepEqual(
    [...new Set(people.map((person) => person.role))].sort(),
    ['AUDITOR', 'CLERK', 'COMMITTEE', 'INSPECTOR', 'PANEL', 'TOWN', 'VILLAGER'],
  )
  assert.equal(villages.length, 24)
  for (const { village } of villages) {
    const { items } = await call('GET', `/api/v1/villages/${village}/households?size=40`, { token: office.token })
    assert.equal(items.length, 40, village)
  }
})

test('every point is accounted for', async () => {
  assert.deepEqual((await call('POST', '/api/v1/book-checks', { token: office.token })).findings, [])
  const [{ quarter }] = await call('GET', '/api/v1/quarters', { token: office.token })
  const proof = await call('GET', `/api/v1/quarters/${quarter}/proof`, { token: office.token })
  assert.equal(proof.holds, true)
  assert.equal(proof.fund, 200_000)
  assert.equal(proof.unissued, 104_000, 'two quarters of 48,000 were issued')
  for (const place of ['pools', 'wallets', 'held', 'redeemed']) assert.ok(proof[place] > 0, place)
})

test('the quarter is in full swing', async () => {
  const committee = await somebody('COMMITTEE')
  const { id } = committee.me.posts[0].village
  for (const state of ['SUBMITTED', 'ON_NOTICE', 'OBJECTED', 'POSTED']) {
    const { items } = await call('GET', `/api/v1/villages/${id}/applications?state=${state}`, { token: committee.token })
    assert.ok(items.length > 0, state)
  }
})

test('a villager has points, a passbook, goods to choose from and goods redeemed', async () => {
  const villager = await somebody('VILLAGER')
  assert.equal(villager.me.demo, true)
  for (const path of ['/api/v1/me/wallet/entries', '/api/v1/goods', '/api/v1/redemptions']) {
    const { items } = await call('GET', path, { token: villager.token })
    assert.ok(items.length > 0, path)
  }
})
