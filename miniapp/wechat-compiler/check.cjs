// Compiles the built mini-program with WeChat's own compiler, offline, and weighs it. Catches what only WeChat knows:
// broken json, wxml, wxss and js, missing pages, components and icons.
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const { generateKeyPairSync } = require('node:crypto')

// It would ask WeChat's servers for lists it can do without; nobody is asked from here.
require('node:dns').lookup = (host, options, answer) => (answer ?? options)(Object.assign(new Error(`offline: ${host}`), { code: 'ENOTFOUND' }))
// Its own progress is of no interest.
for (const way of ['log', 'info', 'warn']) console[way] = () => undefined
const say = (line) => process.stdout.write(`${line}\n`)

const ci = require('miniprogram-ci')

/** Our own limits, in bytes; WeChat's are 2 MB for a package and 20 MB in all. */
const MAIN = 1_000_000
const TOTAL = 4_000_000

const dist = path.resolve(process.argv[2])

function weigh() {
  const app = JSON.parse(fs.readFileSync(path.join(dist, 'app.json'), 'utf8'))
  const roots = (app.subPackages ?? []).map((each) => each.root)
  const sizes = { main: 0, ...Object.fromEntries(roots.map((root) => [root, 0])) }
  for (const file of fs.readdirSync(dist, { recursive: true }).map(String)) {
    const stat = fs.statSync(path.join(dist, file))
    if (stat.isFile()) sizes[roots.find((root) => file.startsWith(`${root}/`)) ?? 'main'] += stat.size
  }
  return { ...sizes, total: Object.values(sizes).reduce((sum, size) => sum + size, 0) }
}

async function compile(temporary) {
  const key = path.join(temporary, 'key.pem')
  // Any key: it is only used when uploading, which nobody does here.
  fs.writeFileSync(key, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs1', format: 'pem' }))
  const project = new ci.Project({ appid: 'touristappid', type: 'miniProgram', projectPath: dist, privateKeyPath: key, ignores: [] })
  // The limits of an appid are asked from WeChat's servers otherwise.
  project.attr = async () => ({ ...ci.DefaultProjectAttr, setting: { ...ci.DefaultProjectAttr?.setting, MaxCodeSize: 2 } })
  const setting = { es6: true, minify: true, minifyWXML: true, minifyWXSS: true }
  return ci.getCompiledResult({ project, version: '0.0.1', desc: 'check', setting, onProgressUpdate() {} }, path.join(temporary, 'compiled.zip'))
}

async function main() {
  const sizes = weigh()
  say(Object.entries(sizes).map(([name, size]) => `${name} ${Math.ceil(size / 1000)} KB`).join(', '))
  if (sizes.main > MAIN || sizes.total > TOTAL) throw new Error(`too large: main must stay below ${MAIN}, all below ${TOTAL} bytes`)
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'wechat-compiler-'))
  try {
    await compile(temporary)
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true })
  }
  say("WeChat's compiler has nothing to say")
}

main().then(
  () => process.exit(0),
  (fault) => {
    console.error(fault.message ?? fault)
    process.exit(1)
  },
)
