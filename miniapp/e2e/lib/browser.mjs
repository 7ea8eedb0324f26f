// A Chromium with Chinese letters: Debian's, installed if it may be; else one that comes from npm with a font. The one without
// windows is taken first: what a whole browser does behind its windows takes more of a processor than the pages.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const DEBIAN = ['chromium-headless-shell', 'chromium']
const FROM_NPM = fileURLToPath(new URL('../chromium', import.meta.url))
// Told to the browser once: to look at each request from outside would take longer than many a request, and no cache would be kept.
const NO_OTHER_HOST = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'
const FLAGS = [
  NO_OTHER_HOST,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // a microphone that hears a beep
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]

function apt(...words) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['-qq', ...words], { env, stdio: ['ignore', 'ignore', 'inherit'] })
}

const debian = () => DEBIAN.map((name) => `/usr/bin/${name}`).find((file) => fs.existsSync(file))

/** The first there is; not every release has the one without windows. */
function installDebian() {
  if (process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) return
  for (const name of DEBIAN) {
    console.log(`e2e: installing ${name} and fonts-noto-cjk`)
    try {
      if (name === DEBIAN[0]) apt('update')
      apt('install', '-y', '--no-install-recommends', name, 'fonts-noto-cjk')
      return
    } catch (refused) {
      console.log(`e2e: apt-get did not work: ${refused.message.split('\n')[0]}`)
    }
  }
}

async function fromNpm() {
  console.log('e2e: no chromium on this machine, taking one from npm')
  if (!fs.existsSync(path.join(FROM_NPM, 'node_modules/@sparticuz')))
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-progress', '--loglevel=error'], { cwd: FROM_NPM, stdio: ['ignore', 'ignore', 'inherit'] })
  // It brings the libraries a bare machine lacks, but only unpacks them where it was made for.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x'
  const { default: packaged } = await import(path.join(FROM_NPM, 'node_modules/@sparticuz/chromium/build/index.js'))
  packaged.setGraphicsMode = false
  const executable = await packaged.executablePath()
  const letters = path.join(os.tmpdir(), 'fonts')
  for (const weight of ['400Regular', '700Bold']) {
    const font = `node_modules/@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`
    fs.copyFileSync(path.join(FROM_NPM, font), path.join(letters, path.basename(font)))
  }
  return executable
}

/** Makes sure that there is a browser, and answers where. CHROMIUM names one; `CHROMIUM=npm` asks for the one from npm. */
export async function findBrowser() {
  const named = process.env.CHROMIUM
  if (named && named !== 'npm') return named
  if (named === 'npm') return fromNpm()
  if (!debian()) installDebian()
  return debian() ?? fromNpm()
}

/** Three are started at once, beside three backends that are still warming up. */
const LAUNCH_LIMIT = 3 * 60_000

export async function launch() {
  return chromium.launch({ executablePath: await findBrowser(), args: FLAGS, headless: true, timeout: LAUNCH_LIMIT })
}
