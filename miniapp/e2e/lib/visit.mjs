// Somebody with a phone, or an officer at a desktop, looking at the mini-program in a browser.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { BASE, signIn } from './api.mjs'
import { launch } from './browser.mjs'
import { faults } from './checks.mjs'

const SHOTS = fileURLToPath(new URL('../shots', import.meta.url))
const DIST = fileURLToPath(new URL('../../dist/build/h5', import.meta.url))

export const SCREENS = {
  phone: { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desk: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
}

/** One sentence a line: a stack would only point here. */
function none(faults, where) {
  if (faults.length === 0) return
  const fault = new Error(`${where}\n  ${faults.join('\n  ')}`)
  fault.stack = fault.message
  throw fault
}

let browser

export async function closeBrowser() {
  await browser?.close()
  browser = undefined
}

/** Only the machine itself: anything else is stopped, and is a fault. */
function isHere(url) {
  return ['blob:', 'data:', 'about:'].includes(url.protocol) || url.hostname === '127.0.0.1'
}

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
  browser ??= await launch()
  const context = await browser.newContext({
    ...SCREENS[screen],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    geolocation: { latitude: 30.93, longitude: 108.7 },
    permissions: ['geolocation'],
  })
  context.setDefaultTimeout(15_000)
  const wrong = []
  await context.route(
    (url) => !isHere(url),
    (route) => {
      wrong.push(`asked a foreign host: ${route.request().url()}`)
      return route.abort()
    },
  )
  if (process.env.E2E_DIST) await fromDist(context)
  const person = who && (await signIn(who))
  await context.addInitScript(
    ({ person, care }) => {
      if (sessionStorage.getItem('e2e')) return // once: the page changes its storage afterwards
      sessionStorage.setItem('e2e', 'begun')
      const keep = (key, data) => localStorage.setItem(key, JSON.stringify({ type: typeof data, data }))
      if (person) keep('session', { token: person.token, person: person.person, me: person.me })
      if (care) localStorage.setItem('care', 'on')
    },
    { person: person && { token: person.token, person: person.person, me: person.me }, care },
  )
  const page = await context.newPage()
  const expected = { offline: false }
  page.on('pageerror', (fault) => wrong.push(`fault in the page: ${fault.stack ?? fault.message}`))
  page.on('console', (line) => {
    // A refused request is an answer, and an airplane has none; what the pages themselves complain about is a fault.
    if (line.type() === 'error' && !/Failed to load resource|net::ERR/.test(line.text())) wrong.push(`console: ${line.text()}`)
  })

  const name = [screen, care ? 'care' : ''].filter(Boolean).join('-')

  return {
    page,
    context,
    person,
    wrong,
    /** Goes to a page: open('pages/home/home'), open('packages/villager/entry/entry?id=1'). */
    async open(where) {
      const to = `${BASE}/#/${where}`
      if (page.url().split('#')[0] === `${BASE}/`) {
        await page.evaluate((hash) => (location.hash = hash), `#/${where}`)
      } else {
        await page.goto(to)
      }
      await this.settle()
    },
    /** Waits until nothing is loading any more. */
    async settle() {
      await page.waitForLoadState('networkidle')
      await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
    },
    /** The page that is shown: the framework keeps those below it. */
    get shown() {
      return page.locator('uni-page').last()
    },
    /** Presses what has these words, inside the page that is shown. */
    async press(words, options = {}) {
      await this.shown.getByRole(options.role ?? 'button', { name: words, exact: options.exact ?? false }).first().click()
    },
    /** Writes into the field with this label. */
    async fill(label, value) {
      await this.shown.getByLabel(label, { exact: true }).locator('visible=true').last().fill(value)
    },
    async sees(words, { timeout = 15_000 } = {}) {
      await this.shown.getByText(words).first().waitFor({ state: 'visible', timeout })
    },
    async shot(as) {
      const file = path.join(SHOTS, name, `${as.replaceAll('/', '-')}.png`)
      fs.mkdirSync(path.dirname(file), { recursive: true })
      await page.screenshot({ path: file, fullPage: true })
    },
    /** Takes a picture and asks for everything a page must keep. */
    async check(as) {
      await this.shot(as)
      const found = await faults(page, care ? { smallest: 24, target: 48 } : {})
      none([...found, ...wrong.splice(0)], `${name} ${as}`)
    },
    async airplane(on) {
      expected.offline = on
      await context.setOffline(on)
    },
    async close() {
      none(wrong, `${name}, at the end`)
      await context.close()
    },
  }
}
