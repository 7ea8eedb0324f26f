// Runs the stories: node e2e/run.mjs [--reuse] [--dist] [names...]
//   --reuse  found the town once a day and copy it (for working on pages)
//   --dist   take the pages from dist/build/h5 instead of the jar (no packaging in between)
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './lib/browser.mjs'
import { townBackend } from './lib/backend.mjs'
import { APP, wechatServers } from './lib/wechat-servers.mjs'

/** Pictures of every page, as CI output. */
const SHOTS = fileURLToPath(new URL('target/shots', import.meta.url))
const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const flags = process.argv.slice(2).filter((word) => word.startsWith('--'))
const names = process.argv.slice(2).filter((word) => !word.startsWith('--'))

fs.rmSync(SHOTS, { recursive: true, force: true })
const files = fs
  .readdirSync(here('stories'))
  .filter((file) => file.endsWith('.test.mjs') && (names.length === 0 || names.some((name) => file.startsWith(name))))
  .sort()
if (files.length === 0) throw new Error(`no story is called ${names}`)

const browser = await findBrowser()
const wechat = await wechatServers()
const backend = await townBackend({
  reuse: flags.includes('--reuse'),
  settings: { POINTS_WECHAT_APP_ID: APP.id, POINTS_WECHAT_SECRET: APP.secret, POINTS_WECHAT_HOST: wechat.host },
})
const env = {
  ...process.env,
  CHROMIUM: browser,
  E2E_BASE: backend.base,
  ...(flags.includes('--dist') ? { E2E_DIST: '1' } : {}),
}

const code = await new Promise((resolve) => {
  const tests = spawn(
    process.execPath,
    ['--test', '--test-concurrency=1', '--test-timeout=600000', '--test-reporter=spec', ...files.map((file) => here(`stories/${file}`))],
    { env, stdio: 'inherit' },
  )
  tests.once('exit', (status) => resolve(status ?? 1))
})
if (code !== 0) {
  const log = fs.readFileSync(backend.log, 'utf8')
  fs.mkdirSync(SHOTS, { recursive: true })
  fs.writeFileSync(path.join(SHOTS, 'backend.log'), log)
  if (backend.ended()) console.log(`e2e: the backend went away by itself\n${log.slice(-2000)}`)
  console.log(log.split('\n').filter((line) => / (ERROR|WARN) /.test(line)).slice(-20).join('\n'))
}
await backend.stop()
wechat.stop()
process.exitCode = code
