// Coming in and going out, in the demo.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { find } from '../lib/api.mjs'
import { closeBrowser, visit } from '../lib/visit.mjs'

after(closeBrowser)

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
