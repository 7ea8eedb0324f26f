// The pages for browsers, as the backend serves them.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { BASE, signIn } from './api.mjs'
import { Visitor } from './visitor.mjs'

export { closeBrowser } from './visitor.mjs'

const DIST = fileURLToPath(new URL('../../dist/build/h5', import.meta.url))
const KINDS = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.png': 'image/png' }

/** With --dist, pages come from the last build instead of the jar: quicker while building pages. */
async function fromDist(context) {
  await context.route(
    (url) => url.origin === BASE && /^\/($|index\.html|assets\/|static\/)/.test(url.pathname),
    (route) => {
      const { pathname } = new URL(route.request().url())
      const file = path.join(DIST, pathname === '/' ? 'index.html' : pathname)
      if (!file.startsWith(DIST) || !fs.existsSync(file)) return route.fulfill({ status: 404 })
      return route.fulfill({ contentType: KINDS[path.extname(file)] ?? 'application/octet-stream', body: fs.readFileSync(file) })
    },
  )
}

/**
 * Opens a browser as somebody.
 *
 * @param who from find(), or nothing for a stranger
 * @param screen phone (360 x 640) or desk (1280 x 800)
 * @param care with 关怀模式 on
 */
export async function visit(who, { screen = 'phone', care = false } = {}) {
  const name = care ? `${screen}-care` : screen
  const visitor = await Visitor.come({ screen, name, shownSelector: 'uni-page', smallest: care ? 24 : 18 })
  if (process.env.E2E_DIST) await fromDist(visitor.context)
  visitor.person = who && (await signIn(who))
  await visitor.context.addInitScript(
    ({ session, care }) => {
      if (sessionStorage.getItem('e2e')) return // once: the page changes its storage afterwards
      sessionStorage.setItem('e2e', 'begun')
      if (session) localStorage.setItem('session', JSON.stringify({ type: 'object', data: session }))
      if (care) localStorage.setItem('care', 'on')
    },
    { session: visitor.person?.session, care },
  )
  /** Goes to a page: open('pages/home/home'), open('packages/villager/entry/entry?id=1'). */
  visitor.open = async (where) => {
    if (visitor.page.url().startsWith(BASE)) await visitor.page.evaluate((hash) => (location.hash = hash), `#/${where}`)
    else await visitor.page.goto(`${BASE}/#/${where}`)
    // Its code may still be on its way: the page before is idle, too.
    await visitor.page.locator(`uni-page[data-page="${where.split('?')[0]}"] [role="main"]`).last().waitFor()
    await visitor.settle()
  }
  /** Takes a picture for the field with this label. */
  visitor.takePhoto = async (label) => {
    const picture = await visitor.page.evaluate(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 1200, height: 900 })
      const pen = canvas.getContext('2d')
      pen.fillStyle = `hsl(${Math.random() * 360} 50% 60%)`
      pen.fillRect(0, 0, 1200, 900)
      return canvas.toDataURL('image/jpeg', 0.8).split(',')[1]
    })
    const field = visitor.shown.locator('.form-field', { hasText: label })
    const before = await field.locator('.photos__one').count()
    const chooser = visitor.page.waitForEvent('filechooser')
    await field.getByRole('button', { name: /拍照片|再拍一张/ }).click()
    await (await chooser).setFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(picture, 'base64') })
    await field.locator('.photos__one').nth(before).waitFor()
  }
  return visitor.begin()
}
