// A Chromium with Chinese letters: Debian's, installed if it may be; else one that comes inside an npm package.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { chromium } from 'playwright-core'

const DEBIAN = '/usr/bin/chromium'
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

function mayInstall() {
  return process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')
}

function apt(...words) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['-qq', ...words], { env, stdio: ['ignore', 'ignore', 'inherit'] })
}

/** Makes sure that there is a browser, and answers how to start it. */
export async function findBrowser() {
  if (process.env.CHROMIUM) return { executablePath: process.env.CHROMIUM, args: FLAGS }
  if (!fs.existsSync(DEBIAN) && mayInstall()) {
    console.log('e2e: installing chromium and fonts-noto-cjk')
    try {
      apt('update')
      apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
    } catch (refused) {
      console.log(`e2e: apt-get did not work (${refused.message.split('\n')[0]})`)
    }
  }
  if (fs.existsSync(DEBIAN)) return { executablePath: DEBIAN, args: FLAGS }
  const { default: packaged } = await import('@sparticuz/chromium')
  packaged.setGraphicsMode = false
  const own = packaged.args.filter((flag) => !/^--(single-process|headless|window-size|user-data-dir)/.test(flag))
  return { executablePath: await packaged.executablePath(), args: [...new Set([...FLAGS, ...own])] }
}

export async function launch() {
  const { executablePath, args } = await findBrowser()
  return chromium.launch({ executablePath, args, headless: true })
}
