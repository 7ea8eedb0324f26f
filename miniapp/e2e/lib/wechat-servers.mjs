// WeChat's servers, stood in for: a login code names its openid, a phone code its number.
import http from 'node:http'

export const APP = { id: 'wx0123456789abcdef', secret: 'secret-of-the-mini-program' }

/** What wx.login hands out to this user, each time another code. */
export const loginCode = (openid) => `login-${openid}-${Math.random().toString(36).slice(2)}`
/** What the phone number button hands out. */
export const phoneCode = (number) => `phone-${number}-${Math.random().toString(36).slice(2)}`

const used = new Set()

function answer(url, body) {
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
    response.writeHead(said ? 200 : 404, { 'Content-Type': 'text/plain' }).end(JSON.stringify(said ?? {}))
  })
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  return { host: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() }
}
