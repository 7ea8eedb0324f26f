// Coming in and going out, in the demo.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { find } from '../lib/api.mjs'
import { closeBrowser, visit } from '../lib/visit.mjs'

after(closeBrowser)

test('outside the demo there is nobody to pick', async () => {
  const visitor = await visit()
  await visitor.context.route('**/api/v1/sessions/demo-people', (route) =>
    route.fulfill({ status: 404, contentType: 'application/problem+json', body: JSON.stringify({ status: 404, code: 'unknown-path', detail: '没有这个地址' }) }),
  )
  await visitor.open('pages/login/login')
  await visitor.sees('请在微信里登录')
  assert.equal(await visitor.shown.getByText('演示').count(), 0)
  assert.equal(await visitor.shown.locator('input').count(), 0)
  await visitor.check('login-outside-the-demo')
  await visitor.close()
})

test('a newcomer picks somebody to be, and stays them after a reload', async () => {
  const villager = await find({ role: 'VILLAGER' })
  const visitor = await visit()
  await visitor.open('pages/login/login')
  await visitor.sees('演示：您想以谁的身份看看？')
  await visitor.check('login-demo')
  await visitor.fill('找人', villager.village)
  await visitor.press(villager.name)
  await visitor.page.waitForURL(/pages\/home\/home|\/#\/$/)
  const kept = await visitor.page.evaluate(() => JSON.parse(localStorage.getItem('session')).data.me.name)
  assert.equal(kept, villager.name)
  await visitor.close()
})
