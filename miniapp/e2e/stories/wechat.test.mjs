// The bundle that WeChat gets, on WeChat's own component framework.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { find } from '../lib/api.mjs'
import { READERS } from '../lib/readers.mjs'
import { visitWechat, wechatSite } from '../lib/wechat.mjs'
import { closeBrowser } from '../lib/visitor.mjs'

after(async () => {
  await closeBrowser()
  ;(await wechatSite()).stop()
})

test('every template compiles and every tag is known', async () => {
  assert.deepEqual((await wechatSite()).faults, [])
})

for (const { role, pages } of READERS) {
  test(`pages of ${role} open`, async (t) => {
    const visitor = await visitWechat(await find({ role }))
    for (const page of pages) {
      await t.test(page, async () => {
        await visitor.open(page)
        await visitor.check(page)
      })
    }
    await visitor.close()
  })
}
