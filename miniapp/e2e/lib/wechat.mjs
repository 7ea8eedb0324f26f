// The WeChat build, in a browser: a site on the machine that passes /api on to the backend.
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { assemble } from '../wechat/assemble.mjs'
import { BASE, signIn } from './api.mjs'
import { none, Visitor } from './visitor.mjs'

const SOURCE = fileURLToPath(new URL('../../dist/build/mp-weixin', import.meta.url))
const SITE = fileURLToPath(new URL(`../../dist/wechat-in-browser-${process.pid}`, import.meta.url))
const KINDS = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.png': 'image/png', '.json': 'application/json' }

function pass(request, response) {
  const { hostname, port } = new URL(BASE)
  const onward = http.request({ hostname, port, path: request.url, method: request.method, headers: request.headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers)
    answer.pipe(response)
  })
  onward.on('error', () => response.destroy())
  // A page that closes in the middle of what it says leaves the backend waiting for the rest, and the story would never end.
  response.on('close', () => response.writableFinished || onward.destroy())
  request.pipe(onward)
}

let site

/** The site of all stories in one file. @returns the address of the site, the faults of the bundle, and a way to stop */
export async function wechatSite() {
  if (site) return site
  const faults = assemble(SOURCE, SITE)
  const server = http.createServer((request, response) => {
    if (request.url.startsWith('/api/')) return pass(request, response)
    const { pathname } = new URL(request.url, 'http://here')
    const file = path.join(SITE, pathname === '/' ? 'index.html' : decodeURIComponent(pathname))
    if (!file.startsWith(SITE) || !fs.existsSync(file)) return response.writeHead(404).end()
    response.writeHead(200, { 'Content-Type': KINDS[path.extname(file)] ?? 'application/octet-stream' })
    return fs.createReadStream(file).pipe(response)
  })
  server.keepAliveTimeout = 30 * 60_000 // longer than any story pauses
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  site = { address: `http://127.0.0.1:${server.address().port}`, faults, stop: () => (server.close(), server.closeAllConnections(), fs.rmSync(SITE, { recursive: true, force: true })) }
  return site
}

/**
 * Takes up a phone with WeChat on it.
 *
 * @param who from find(), or nothing for a stranger
 * @param phone what differs from an ordinary phone: see window.__phone in wechat/host/wx.js
 */
export async function visitWechat(who, phone = {}) {
  const { address } = await wechatSite()
  const visitor = await Visitor.come({ screen: 'phone', name: 'wechat', shownSelector: '.page:not([hidden])', smallest: 18 })
  visitor.person = who && (await signIn(who))
  await visitor.context.addInitScript(
    ({ session, phone }) => {
      window.__phone = phone
      if (sessionStorage.getItem('e2e')) return
      sessionStorage.setItem('e2e', 'begun')
      if (session) localStorage.setItem('session', JSON.stringify(session))
    },
    { session: visitor.person?.session, phone },
  )
  /** Starts the mini-program on a page, as a scanned code or a shared card does; later goes on from where it is. */
  visitor.open = async (where) => {
    if (visitor.page.url().startsWith(address)) await visitor.page.evaluate((to) => window.__pages.reLaunch(to), `/${where}`)
    else await visitor.page.goto(`${address}/#${encodeURIComponent(where)}`)
    await visitor.settle()
  }
  /** Changes what the phone does next: { scans: [code] }, { wheel: ['里市村'] }, { phoneCode }. */
  visitor.sets = (change) => visitor.page.evaluate((given) => void Object.assign(window.__phone, given), change)
  visitor.airplane = (on) => visitor.page.evaluate((online) => window.__phone.setOnline(online), !on)
  /** Takes a picture for the field with this label. */
  visitor.takePhoto = async (label) => {
    const field = visitor.shown.locator('.form-field', { hasText: label })
    const before = await field.locator('.photos__one').count()
    await field.getByRole('button', { name: /拍照片|再拍一张/ }).click()
    await field.locator('.photos__one').nth(before).waitFor()
  }
  visitor.tab = (words) => visitor.page.locator('#tabs').getByText(words, { exact: true }).click()
  visitor.back = () => visitor.page.locator('#back').click()
  /** A picture, and whatever went wrong so far. Looks are checked in the browser build: tags here are not WeChat's. */
  visitor.check = async (as) => {
    await visitor.shot(as)
    const faults = await visitor.page.evaluate(() => window.__phone.faults.splice(0))
    none([...visitor.wrong.splice(0), ...faults], `wechat ${as}`)
  }
  return visitor.begin()
}
