// Somebody in front of a screen: what they see, press and write, and what must never happen meanwhile.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { launch } from './browser.mjs'
import { faults } from './checks.mjs'

const SHOTS = fileURLToPath(new URL('../target/shots', import.meta.url))

export const SCREENS = {
  phone: { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desk: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
}

/** How long anybody waits for anything. Long, for a machine that has other things to do: only what fails takes it. */
const PATIENCE = 90_000

let browser
const here = new Set()

/** After a file of stories. Whoever is still here has failed: a picture of where. */
export async function closeBrowser() {
  for (const visitor of here) await visitor.shot(`failed-${here.size}-${Date.now()}`).catch(() => undefined)
  here.clear()
  await browser?.close()
  browser = undefined
}

/** Only the machine itself: anything else is a fault, and the browser knows no other (NO_OTHER_HOST). */
function isHere(url) {
  return ['blob:', 'data:', 'about:'].includes(url.protocol) || url.hostname === '127.0.0.1'
}

/** One sentence a line: a stack would only point here. */
export function none(found, where) {
  if (found.length === 0) return
  const fault = new Error(`${where}\n  ${found.join('\n  ')}`)
  fault.stack = fault.message
  throw fault
}

export class Visitor {
  /** How often they had to press. */
  taps = 0
  /** Foreign hosts, faults of the page, complaints on its console. */
  wrong = []

  constructor({ name, context, shownSelector, smallest }) {
    this.name = name
    this.context = context
    this.shownSelector = shownSelector
    this.smallest = smallest
  }

  static async come({ screen, ...rest }) {
    browser ??= await launch()
    const context = await browser.newContext({
      ...SCREENS[screen],
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      geolocation: { latitude: 30.93, longitude: 108.7 },
      permissions: ['geolocation', 'microphone'],
    })
    context.setDefaultTimeout(PATIENCE)
    const visitor = new Visitor({ context, ...rest })
    context.on('request', (request) => {
      if (!isHere(new URL(request.url()))) visitor.wrong.push(`asked a foreign host: ${request.url()}`)
    })
    return visitor
  }

  /** Takes up the phone, after everything has been laid out for it. */
  async begin() {
    here.add(this)
    this.page = await this.context.newPage()
    this.page.on('pageerror', (fault) => this.wrong.push(`fault in the page: ${fault.stack ?? fault.message}`))
    this.page.on('console', (line) => {
      // A refused request is an answer, and an airplane has none; what the pages themselves complain about is a fault.
      if (line.type() === 'error' && !/Failed to load resource|net::ERR/.test(line.text())) this.wrong.push(`console: ${line.text()}`)
    })
    return this
  }

  /** The page that is shown; those below it are kept by the framework. */
  get shown() {
    return this.page.locator(this.shownSelector).last()
  }

  /** Waits until nothing is loading any more. */
  async settle() {
    await this.page.waitForLoadState('networkidle')
    await this.page.waitForFunction(() => ![...document.querySelectorAll('[aria-busy="true"]')].some((node) => node.checkVisibility()))
  }

  /** Presses what has these words. */
  async press(words, { role = 'button', exact = false } = {}) {
    this.taps++
    await this.shown.getByRole(role, { name: words, exact }).first().click()
  }

  /** Writes into the field with this label. */
  async fill(label, value) {
    await this.shown.locator(`input[aria-label="${label}"], textarea[aria-label="${label}"]`).first().fill(value)
  }

  async sees(words, { timeout = PATIENCE } = {}) {
    await this.shown.getByText(words).first().waitFor({ state: 'visible', timeout })
  }

  async seesNo(words, { timeout = PATIENCE } = {}) {
    await this.shown.getByText(words).first().waitFor({ state: 'hidden', timeout })
  }

  async shot(as) {
    const file = path.join(SHOTS, this.name, `${as.replaceAll('/', '-')}.png`)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    // From its top: the bar is fixed, and would stand in the middle of the picture.
    await this.page.evaluate(() => window.scrollTo(0, 0))
    await this.page.screenshot({ path: file, fullPage: true, scale: 'css' })
  }

  /** Takes a picture and asks for everything a page must keep. */
  async check(as, asked) {
    await this.shot(as)
    await this.checkUnseen(as, asked)
  }

  /** The same without a picture: for what is looked at many times. */
  async checkUnseen(as, asked) {
    none([...(await faults(this.page, { smallest: this.smallest, ...asked })), ...this.wrong.splice(0)], `${this.name} ${as}`)
  }

  async airplane(on) {
    await this.context.setOffline(on)
  }

  async close() {
    none(this.wrong, `${this.name}, at the end`)
    await this.context.close()
    here.delete(this)
  }
}
