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
  return visitor.begin()
}
