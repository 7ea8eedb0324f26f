// The real backend, packaged, with a demo town in a directory of its own and on a free port.
import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const JAR = path.join(ROOT, 'backend/target/fengming-points.jar')
/** Where it is unpacked, as the README has it deployed: it starts in half of the time. */
const APP = fileURLToPath(new URL('../target/app', import.meta.url))
const CLASSES = path.join(ROOT, 'backend/target/classes')
const FOUNDING_LIMIT = 20 * 60_000
// A short life: what counts is how soon it answers.
const JAVA = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto', '-Xmx768m']

function unpack() {
  if (!fs.existsSync(JAR)) throw new Error(`no ${JAR}: run mvn -q -DskipTests package first`)
  fs.rmSync(APP, { recursive: true, force: true })
  execFileSync('java', ['-Djarmode=tools', '-jar', JAR, 'extract', '--destination', APP], { stdio: ['ignore', 'ignore', 'inherit'] })
}

/** Starts a backend on a data directory and waits until it is ready. */
export async function start(data, more = {}) {
  const log = path.join(data, '..', `${path.basename(data)}.log`)
  const out = fs.openSync(log, 'w')
  const env = { ...process.env, POINTS_PORT: '0', POINTS_DATA_DIR: data, POINTS_DEMO: 'true', ...more }
  for (const name of ['POINTS_DATABASE_URL', 'POINTS_REDIS_URL']) delete env[name]
  const program = spawn('java', [...JAVA, '-jar', path.join(APP, 'fengming-points.jar')], { env, stdio: ['ignore', out, out] })
  let ended = false
  const end = new Promise((resolve) => program.once('exit', () => resolve((ended = true))))
  const stop = async () => {
    program.kill('SIGTERM')
    await end
  }
  /** Ends it so that it can do nothing about it. */
  const kill = async () => {
    program.kill('SIGKILL')
    await end
  }
  const until = Date.now() + FOUNDING_LIMIT
  // The program takes its port when it listens: one that was free when it was started may be taken half a minute later.
  const ready = () => fs.readFileSync(log, 'utf8').match(/Ready: (http:\/\/localhost:\d+)/)?.[1]
  while (!ready()) {
    if (ended || Date.now() > until) {
      program.kill('SIGKILL')
      throw new Error(`the backend did not get ready, see below\n${fs.readFileSync(log, 'utf8').slice(-4000)}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  return { base: ready().replace('localhost', '127.0.0.1'), log, stop, kill, ended: () => ended }
}

/** What a founded town depends on: the program without its pages, and the day. */
function townKey() {
  const hash = createHash('sha256').update(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
  const walk = (dir) => {
    for (const entry of fs.readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = path.join(dir, entry.name)
      if (entry.isDirectory() && entry.name !== 'miniapp') walk(file)
      else if (entry.isFile()) hash.update(entry.name).update(fs.readFileSync(file))
    }
  }
  walk(CLASSES)
  return hash.digest('hex').slice(0, 16)
}

/**
 * Backends of equal, freshly founded towns: the town is founded once and copied. With `reuse`, it is kept for a program
 * and a day.
 *
 * @param count how many
 * @param settings environment variables of their own
 */
export async function townBackends(count, { reuse, settings }) {
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'fengming-e2e-'))
  const begun = Date.now()
  unpack()
  const town = reuse ? await townToKeep() : await found(path.join(temporary, 'town'))
  const begin = async (nth) => {
    const data = path.join(temporary, `data-${nth}`)
    fs.cpSync(town, data, { recursive: true, preserveTimestamps: true })
    return start(data, settings)
  }
  const backends = await Promise.all(Array.from({ length: count }, (_, nth) => begin(nth)))
  console.log(`e2e: ready after ${Math.round((Date.now() - begun) / 1000)} s at ${backends.map((each) => each.base).join(', ')}`)
  return {
    backends,
    town,
    stop: async () => {
      await Promise.all(backends.map((each) => each.stop()))
      fs.rmSync(temporary, { recursive: true, force: true })
    },
  }
}

async function found(town) {
  await (await start(town)).stop()
  return town
}

async function townToKeep() {
  const shelf = path.join(os.tmpdir(), 'fengming-towns', townKey())
  const town = path.join(shelf, 'town')
  if (!fs.existsSync(path.join(shelf, 'founded'))) {
    fs.rmSync(shelf, { recursive: true, force: true })
    fs.mkdirSync(shelf, { recursive: true })
    console.log('e2e: founding a town to keep')
    await found(town)
    fs.writeFileSync(path.join(shelf, 'founded'), '')
  }
  return town
}
