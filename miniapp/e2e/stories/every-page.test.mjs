// Every page, opened by somebody it is for: readable, hittable, within its edges, and nothing for axe to say.
import fs from 'node:fs'
import { after, test } from 'node:test'
import { find } from '../lib/api.mjs'
import { closeBrowser, visit } from '../lib/visit.mjs'

const book = JSON.parse(fs.readFileSync(new URL('../../src/pages.json', import.meta.url), 'utf8'))
const pages = (root) => book.subPackages.find((each) => each.root === root).pages.map((page) => `${root}/${page.path}`)

/** Which pages are opened as whom; pages that need to be told what to show do so in the stories. */
const READERS = [
  { role: 'VILLAGER', pages: [...book.pages.map((page) => page.path), ...pages('packages/villager')] },
  { role: 'COMMITTEE', pages: pages('packages/committee') },
  { role: 'INSPECTOR', pages: pages('packages/inspector') },
  { role: 'TOWN', pages: pages('packages/town') },
]
const LOOKS = [{ screen: 'phone' }, { screen: 'phone', care: true }, { screen: 'desk' }]

after(closeBrowser)

for (const look of LOOKS) {
  for (const reader of READERS) {
    test(`${look.screen}${look.care ? ' in care mode' : ''}: pages of ${reader.role}`, async (t) => {
      const visitor = await visit(await find({ role: reader.role }), look)
      for (const page of reader.pages) {
        await t.test(page, async () => {
          await visitor.open(page)
          await visitor.check(page)
        })
      }
      await visitor.close()
    })
  }
}
