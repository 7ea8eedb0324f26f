// Every page on a bad day: the backend refuses, or there is no signal and nothing was read before. No page may break, go
// blank, or keep its reader waiting.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { find } from '../lib/api.mjs'
import { addressOf, FIRST_READERS } from '../lib/readers.mjs'
import { closeBrowser, visit } from '../lib/visit.mjs'

const DAYS = {
  refused: (route) =>
    route.fulfill({
      status: 403,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: '/problems/test', title: '没有权限', status: 403, code: 'test', detail: '今天不巧，办不了' }),
    }),
  'no signal': (route) => route.abort('internetdisconnected'),
}

after(closeBrowser)

for (const [day, answer] of Object.entries(DAYS)) {
  for (const reader of FIRST_READERS) {
    test(`${day}: pages of ${reader.role ?? 'a stranger'}`, async (t) => {
      const visitor = await visit(reader.role && (await find({ role: reader.role }, reader.nth)))
      const addresses = {}
      for (const page of reader.pages) addresses[page] = await addressOf(page, visitor.person)
      await visitor.context.route('**/api/v1/**', answer)
      for (const page of reader.pages) {
        await t.test(page, async () => {
          await visitor.open(addresses[page])
          const words = await visitor.shown.locator('[role="main"]').innerText()
          assert.notEqual(words.trim(), '', 'a blank page')
          await visitor.checkUnseen(`${day.replace(' ', '-')}-${reader.role ?? 'stranger'}-${page}`, { contrast: false, sizes: day === 'no signal' })
        })
      }
      await visitor.close()
    })
  }
}
