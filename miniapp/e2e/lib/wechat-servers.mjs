// WeChat's servers, stood in for: a login code names its openid, a phone code its number.
import fs from 'node:fs'
import http from 'node:http'

export const APP = { id: 'wx0123456789abcdef', secret: 'secret-of-the-mini-program' }

/** What wx.login hands out to this user, each time another code. */
export const loginCode = (openid) => `login-${openid}-${Math.random().toString(36).slice(2)}`
/** What the phone number button hands out. */
export const phoneCode = (number) => `phone-${number}-${Math.random().toString(36).slice(2)}`

/** The account's templates of subscription messages: what a message has to fill in. */
const TEMPLATES = {
  'TMPL-award-0001': ['thing1', 'number2', 'time3', 'thing4'],
  'TMPL-notice-001': ['thing1', 'thing2', 'time3', 'thing4'],
  'TMPL-window-001': ['thing1', 'thing2', 'time3', 'thing4'],
  'TMPL-ready-0001': ['thing1', 'number2', 'time3', 'thing4'],
  'TMPL-decision-1': ['thing1', 'phrase2', 'time3', 'thing4'],
}
/** What the backend is told about them. One is set wrong on purpose: the town can see it. */
export const TEMPLATE_SETTINGS = {
  POINTS_MESSAGES_TEMPLATES_AWARD: 'TMPL-award-0001',
  POINTS_MESSAGES_TEMPLATES_NOTICE: 'TMPL-notice-001',
  POINTS_MESSAGES_TEMPLATES_WINDOW: 'TMPL-window-001',
  POINTS_MESSAGES_TEMPLATES_READY: 'TMPL-ready-0001 thing1=what number2=points time3=day thing4=note',
  POINTS_MESSAGES_TEMPLATES_DECISION: 'TMPL-decision-1',
  POINTS_MESSAGES_TEMPLATES_SPOT: 'TMPL-spot-gone1',
}
const SORTS = {
  thing: /^[\s\S]{1,20}$/,
  number: /^\d[\d.]{0,31}$/,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日 )?\d{2}:\d{2}$/,
  phrase: /^\p{Script=Han}{1,5}$/u,
}
const book = JSON.parse(fs.readFileSync(new URL('../../src/pages.json', import.meta.url), 'utf8'))
const PAGES = new Set([...book.pages.map((page) => page.path), ...book.subPackages.flatMap((pack) => pack.pages.map((page) => `${pack.root}/${page.path}`))])
/** How many more messages WeChat lets through, by openid and template: a phone whose openid says so agrees without end. */
const agreed = (openid) => openid.startsWith('oYes')

function wrongField(fields, data) {
  const wrong = fields.find((field) => !SORTS[field.replace(/\d+$/, '')].test(data[field]?.value ?? ''))
  return wrong ?? Object.keys(data).find((field) => !fields.includes(field))
}

function subscribed(body) {
  const fields = TEMPLATES[body.template_id]
  if (!/^o\w{10,}/.test(body.touser ?? '')) return { errcode: 40003, errmsg: 'invalid openid' }
  if (!fields) return { errcode: 40037, errmsg: 'invalid template_id' }
  if (!PAGES.has((body.page ?? '').replace(/\?.*/, ''))) return { errcode: 41030, errmsg: 'invalid page' }
  const wrong = wrongField(fields, body.data ?? {})
  if (wrong) return { errcode: 47003, errmsg: `argument invalid! data.${wrong}.value invalid` }
  if (!agreed(body.touser)) return { errcode: 43101, errmsg: 'user refuse to accept the msg' }
  return { errcode: 0, errmsg: 'ok', msgid: Date.now() }
}

/** A grey square stands for the picture. @returns its bytes, or what is wrong with the scene */
function drawn(body) {
  if (!/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/.test(body.scene ?? '')) return { errcode: 40129, errmsg: 'invalid scene' }
  if (body.check_path !== false && !PAGES.has(body.page)) return { errcode: 41030, errmsg: 'invalid page' }
  if (!['release', 'trial', 'develop', undefined].includes(body.env_version)) return { errcode: 40097, errmsg: 'invalid args' }
  return PICTURE
}
/** A PNG of one grey dot. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64')

const used = new Set()

/** @returns what is wrong with the access token; nothing when it is ours */
const known = (url) => (url.searchParams.get('access_token') === 'token' ? undefined : { errcode: 40001, errmsg: 'invalid credential' })

function answer(url, body) {
  if (url.pathname === '/cgi-bin/message/subscribe/send') return known(url) ?? subscribed(body)
  if (url.pathname === '/wxa/getwxacodeunlimit') return known(url) ?? drawn(body)
  if (url.pathname === '/wxaapi/newtmpl/gettemplate') {
    const data = Object.entries(TEMPLATES).map(([id, fields]) => ({ priTmplId: id, title: '积分通知', content: fields.map((field) => `内容:{{${field}.DATA}}\n`).join(''), example: '', type: 2 }))
    return known(url) ?? { errcode: 0, errmsg: 'ok', data }
  }
  if (url.pathname === '/cgi-bin/stable_token') return { access_token: 'token', expires_in: 7200 }
  if (url.pathname === '/sns/jscode2session') {
    const code = url.searchParams.get('js_code') ?? ''
    const openid = /^login-(.+)-\w+$/.exec(code)?.[1]
    if (!openid) return { errcode: 40029, errmsg: 'invalid code' }
    if (used.has(code)) return { errcode: 40163, errmsg: 'code been used' }
    used.add(code)
    return { openid, session_key: 'key' }
  }
  if (url.pathname === '/wxa/business/getuserphonenumber') {
    const number = /^phone-(\d+)-\w+$/.exec(body.code ?? '')?.[1]
    if (!number) return { errcode: 40029, errmsg: 'invalid code' }
    return { errcode: 0, errmsg: 'ok', phone_info: { phoneNumber: number, purePhoneNumber: number, countryCode: '86', watermark: { timestamp: Math.floor(Date.now() / 1000), appid: APP.id } } }
  }
  return undefined
}

export async function wechatServers() {
  const server = http.createServer(async (request, response) => {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString()
    const said = answer(new URL(request.url, 'http://wechat'), text ? JSON.parse(text) : {})
    // WeChat says text/plain, also about errors.
    if (Buffer.isBuffer(said)) return response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(said)
    return response.writeHead(said ? 200 : 404, { 'Content-Type': 'text/plain' }).end(JSON.stringify(said ?? {}))
  })
  // Node hangs up after five idle seconds; messages are sent every five seconds, and the next one would meet it hanging up.
  server.keepAliveTimeout = 30 * 60_000
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  return { host: `http://127.0.0.1:${server.address().port}`, stop: () => (server.close(), server.closeAllConnections()) }
}
