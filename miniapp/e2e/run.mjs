// Runs the stories: node e2e/run.mjs [--reuse] [--dist] [names...]
//   --reuse  found the town once a day and copy it (for working on pages)
//   --dist   take the pages from dist/build/h5 instead of the jar (no packaging in between)
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './lib/browser.mjs'
import { townBackends } from './lib/backend.mjs'
import { APP, TEMPLATE_SETTINGS, wechatServers } from './lib/wechat-servers.mjs'

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

/**
 * Stories at a time, each with a town of its own: what one changes, another does not see. A story waits for a third of its time,
 * for the network to be idle or for a page to move: two of them leave two cores idle for a quarter of theirs.
 */
const SIDE_BY_SIDE = Math.min(3, files.length)
/** Holds for a file as a whole, and only ends what hangs: all pages take six minutes on two cores that have nothing else to do. */
const WHOLE_STORY = 60 * 60_000
/** The long ones first, so that no side is left alone with one. */
const LONG = ['every-page', 'town', 'bad-days', 'inspector', 'villager', 'committee', 'spots', 'killed', 'wechat']
/** Counts what nobody has touched yet. */
const FIRST = 'founding.test.mjs'
/** Moves the clock of its town. */
const LAST = 'when-days-pass.test.mjs'
const queue = [...files].sort((a, b) => rank(a) - rank(b))
function rank(file) {
  if (file === FIRST) return -1
  if (file === LAST) return Infinity
  const at = LONG.findIndex((name) => file === `${name}.test.mjs`)
  return at < 0 ? LONG.length : at
}

const browser = await findBrowser()
const wechat = await wechatServers()
const { backends, town, stop } = await townBackends(SIDE_BY_SIDE, {
  reuse: flags.includes('--reuse'),
  settings: { POINTS_WECHAT_APP_ID: APP.id, POINTS_WECHAT_SECRET: APP.secret, POINTS_WECHAT_HOST: wechat.host, ...TEMPLATE_SETTINGS },
})

/** Tells a whole story before the next one's lines appear. */
async function tell(file, backend) {
  const env = { ...process.env, CHROMIUM: browser, E2E_BASE: backend.base, E2E_LOG: backend.log, E2E_TOWN: town, ...(flags.includes('--dist') ? { E2E_DIST: '1' } : {}) }
  const story = spawn(
    process.execPath,
    ['--test', `--test-timeout=${WHOLE_STORY}`, '--test-reporter=spec', here(`stories/${file}`)],
    { env, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const lines = []
  for (const stream of [story.stdout, story.stderr]) stream.on('data', (piece) => lines.push(piece))
  const begun = Date.now()
  const code = await new Promise((resolve) => story.once('close', (status) => resolve(status ?? 1)))
  console.log(`\n${file}: ${code === 0 ? 'told' : 'FAILED'} in ${Math.round((Date.now() - begun) / 1000)} s\n${Buffer.concat(lines)}`)
  return code === 0
}

async function side(backend) {
  let good = true
  for (let file = queue.shift(); file; file = queue.shift()) good = (await tell(file, backend)) && good
  return good
}

const good = (await Promise.all(backends.map(side))).every(Boolean)
if (!good) {
  fs.mkdirSync(SHOTS, { recursive: true })
  for (const [nth, backend] of backends.entries()) {
    const log = fs.readFileSync(backend.log, 'utf8')
    fs.writeFileSync(path.join(SHOTS, `backend-${nth}.log`), log)
    if (backend.ended()) console.log(`e2e: a backend went away by itself\n${log.slice(-2000)}`)
    console.log(log.split('\n').filter((line) => / (ERROR|WARN) /.test(line)).slice(-20).join('\n'))
  }
}
await stop()
wechat.stop()
process.exitCode = good ? 0 : 1
