// Every page, and somebody it is for. Pages that need to be told what to show say so when nobody tells them.
import fs from 'node:fs'

const book = JSON.parse(fs.readFileSync(new URL('../../src/pages.json', import.meta.url), 'utf8'))
const pages = (root) => book.subPackages.find((each) => each.root === root).pages.map((page) => `${root}/${page.path}`)

export const READERS = [
  { role: 'VILLAGER', pages: [...book.pages.map((page) => page.path), ...pages('packages/villager')] },
  { role: 'COMMITTEE', pages: pages('packages/committee') },
  { role: 'INSPECTOR', pages: pages('packages/inspector') },
  { role: 'TOWN', pages: pages('packages/town') },
]
