// The bundle that WeChat gets, on WeChat's own component framework.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { find } from '../lib/api.mjs'
import { addressOf, FIRST_READERS } from '../lib/readers.mjs'
import { visitWechat, wechatSite } from '../lib/wechat.mjs'
import { closeBrowser } from '../lib/visitor.mjs'

after(async () => {
  await closeBrowser()
  ;(await wechatSite()).stop()
})

test('every template compiles and every tag is known', async () => {
  assert.deepEqual((await wechatSite()).faults, [])
})

/** What a passer-by may be shown: only these may be passed on. */
const PUBLIC = [
  'pages/notice/notice',
  'pages/notice/notice-detail',
  'packages/villager/honours/honours',
  'packages/villager/ranking/ranking',
  'packages/spots/board/board',
  'packages/supply/money/money',
  'packages/villager/heads/heads',
]

for (const { role, nth, pages } of FIRST_READERS) {
  test(`pages of ${role ?? 'a stranger'} open`, async (t) => {
    const visitor = await visitWechat(role && (await find({ role }, nth)))
    for (const page of pages) {
      await t.test(page, async () => {
        await visitor.open(await addressOf(page, visitor.person))
        await visitor.check(`${role ?? 'stranger'}-${page}`)
        const shared = await visitor.page.evaluate(() => window.__pages.top.caller.onShareAppMessage?.({ from: 'menu' }) ?? null)
        if (PUBLIC.includes(page)) assert.ok(PUBLIC.includes(shared.path.slice(1).split('?')[0]), shared.path)
        else assert.equal(shared, null, 'a private page can be passed on')
      })
    }
    await visitor.close()
  })
}
