// Every page, opened by somebody it is for: readable, hittable, within its edges, and nothing for axe to say.
import { after, test } from 'node:test'
import { find } from '../lib/api.mjs'
import { addressOf, FIRST_READERS, READERS } from '../lib/readers.mjs'
import { closeBrowser, visit } from '../lib/visit.mjs'

const lives = ({ role }) => !role || role === 'VILLAGER'
const LOOKS = [
  { screen: 'phone', readers: READERS, contrast: true },
  { screen: 'phone', care: true, readers: FIRST_READERS.filter(lives) },
  { screen: 'phone', care: true, readers: FIRST_READERS.filter((reader) => !lives(reader)), sizes: true },
  // wide screens are for those who work there
  { screen: 'desk', readers: FIRST_READERS.filter((reader) => !lives(reader)) },
]

after(closeBrowser)

for (const look of LOOKS) {
  for (const reader of look.readers) {
    test(`${look.screen}${look.care ? ' in care mode' : ''}: pages of ${reader.role ?? 'a stranger'}`, async (t) => {
      const visitor = await visit(reader.role && (await find({ role: reader.role }, reader.nth)), look)
      for (const page of reader.pages) {
        await t.test(page, async () => {
          await visitor.open(await addressOf(page, visitor.person))
          await visitor.check(`${reader.role ?? 'stranger'}-${page}`, { contrast: Boolean(look.contrast), sizes: Boolean(look.sizes) })
        })
      }
      await visitor.close()
    })
  }
}
