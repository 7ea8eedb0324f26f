// A receipt that proves itself: the family opens it, a stranger scans it, an auditor takes the book home and checks it there.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, test } from 'node:test'
import { BASE, find } from '../lib/api.mjs'
import { closeBrowser, visit } from '../lib/visit.mjs'

after(closeBrowser)

/** Nothing is changed there. */
const VILLAGE = '清溪村'
const JAR = fileURLToPath(new URL('../../../backend/target/fengming-points.jar', import.meta.url))

/** Presses, and answers where the file that comes of it lies. */
async function fetched(visitor, words) {
  const saved = visitor.page.waitForEvent('download')
  await visitor.press(words)
  return (await saved).path()
}

function verify(...words) {
  const done = spawnSync('java', ['-XX:TieredStopAtLevel=1', '-jar', JAR, ...words], { encoding: 'utf8' })
  return { status: done.status, said: done.stdout + done.stderr }
}

test('phone: from a line of the passbook to its receipt, and a stranger checks it', async () => {
  const visitor = await visit(await find({ role: 'VILLAGER', village: VILLAGE }), { screen: 'phone' })
  await visitor.open('packages/villager/passbook/passbook')
  await visitor.shown.locator('.entry-row').first().click()
  await visitor.settle()
  await visitor.press(/收据/)
  await visitor.sees('扫这个码，查这笔账')
  await visitor.check('villager-receipt')
  assert.equal(fs.readFileSync(await fetched(visitor, '打印收据')).subarray(0, 5).toString(), '%PDF-')
  await visitor.press('现在查验')
  await visitor.sees(/在账本里/)
  const check = visitor.page.url().slice(BASE.length + 3)
  await visitor.close()

  const stranger = await visit(undefined, { screen: 'phone', care: true })
  await stranger.open(check)
  await stranger.sees(/在账本里/)
  await stranger.sees('清溪村')
  await stranger.check('stranger-check')
  await stranger.close()

  const forger = await visit(undefined, { screen: 'phone' })
  // not the last letter: some of its bits mean nothing
  const [head, tail] = [check.slice(0, -10), check.slice(-9)]
  await forger.open(`${head}${check.at(-10) === 'A' ? 'B' : 'A'}${tail}`)
  await forger.sees('账本里没有这张收据')
  await forger.close()
})

test('desk: an auditor has every seal checked and takes the book home', async () => {
  const visitor = await visit(await find({ role: 'AUDITOR' }), { screen: 'desk' })
  await visitor.open('packages/town/books/books')
  await visitor.sees('账本封存')
  await visitor.press('从第一块核对到最后一块')
  await visitor.sees('封存和账本对得上')
  await visitor.check('auditor-sealed-book')
  const book = fs.readFileSync(await fetched(visitor, '导出全部账本'), 'utf8')
  await visitor.close()

  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'book-'))
  const file = path.join(folder, 'book.jsonl')
  fs.writeFileSync(file, book)
  const right = verify('verify-book', file)
  assert.equal(right.status, 0, right.said)
  const amount = /"movement":"AWARD","amount":(\d)/.exec(book)
  const other = amount[1] === '9' ? '8' : '9'
  fs.writeFileSync(file, book.slice(0, amount.index) + amount[0].slice(0, -1) + other + book.slice(amount.index + amount[0].length))
  const wrong = verify('verify-book', file)
  assert.equal(wrong.status, 1, wrong.said)
  assert.match(wrong.said, new RegExp(`content\\.amount 被改动，文件里是 ${other}`))
  fs.rmSync(folder, { recursive: true })
})
