// The bundle that WeChat gets, on WeChat's own component framework.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import { after, test } from 'node:test'
import { find } from '../lib/api.mjs'
import { visitWechat, wechatSite } from '../lib/wechat.mjs'
import { closeBrowser } from '../lib/visitor.mjs'

const book = JSON.parse(fs.readFileSync(new URL('../../src/pages.json', import.meta.url), 'utf8'))

after(async () => {
  await closeBrowser()
  ;(await wechatSite()).stop()
})

test('every template compiles and every tag is known', async () => {
  assert.deepEqual((await wechatSite()).faults, [])
})

const READERS = {
  'packages/villager': 'VILLAGER',
  'packages/committee': 'COMMITTEE',
  'packages/inspector': 'INSPECTOR',
  'packages/town': 'TOWN',
}
const roots = [{ root: '', pages: book.pages }, ...book.subPackages]

for (const { root, pages } of roots) {
  test(`pages of ${root || 'the main package'} open`, async (t) => {
    const visitor = await visitWechat(await find({ role: READERS[root] ?? 'VILLAGER' }))
    for (const page of pages) {
      const path = root ? `${root}/${page.path}` : page.path
      await t.test(path, async () => {
        await visitor.open(path)
        await visitor.check(path)
      })
    }
    await visitor.close()
  })
}
