import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const SOURCE = path.resolve(__dirname, '../src')

function pages(dir: string): string[] {
  return fs.readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(dir, entry.name)
    return entry.isDirectory() ? pages(file) : entry.name.endsWith('.vue') ? [file] : []
  })
}

/** WeChat knows keys in lists only: elsewhere it keeps the component and gives it other properties, with all it holds. */
it('no component counts on a key to become a new one', () => {
  const found = pages(SOURCE).flatMap((file) => {
    const template = /<template>[\s\S]*<\/template>/.exec(fs.readFileSync(file, 'utf8'))?.[0] ?? ''
    const tags = template.match(/<[a-z][a-z-]*(?:\s+(?:[^\s"'>=]+(?:="[^"]*")?))*\s*\/?>/g) ?? []
    return tags.filter((tag) => /\s:key="/.test(tag) && !/\sv-for="/.test(tag)).map((tag) => `${path.relative(SOURCE, file)}: ${tag.slice(0, 60)}`)
  })
  expect(found).toEqual([])
})
