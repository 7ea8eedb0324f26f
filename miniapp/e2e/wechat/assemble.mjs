// Turns dist/build/mp-weixin into a site that a browser can run: the compiled bundle as it is, on the component framework
// that WeChat itself publishes (glass-easel), with the built-in tags and the wx object played by host/.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

const { TmplGroup } = createRequire(import.meta.url)('glass-easel-template-compiler')

/** Tags WeChat provides; in the browser they are elements called wx-view and so on. */
export const TAGS = (
  'view text image button input textarea form picker switch label scroll-view swiper swiper-item radio radio-group ' +
  'checkbox checkbox-group navigator icon rich-text progress slider canvas map page-meta video'
).split(' ')
/** Those that draw themselves and hold nothing. */
const HOLLOW = new Set(['image', 'input', 'textarea', 'switch', 'map', 'progress', 'slider', 'icon', 'canvas', 'video'])

const renamed = (wxml) =>
  wxml.replace(/<(\/?)([a-z][a-z-]*)(?=[\s>/])/g, (whole, slash, tag) =>
    TAGS.includes(tag) ? `<${slash}wx-${tag}` : whole,
  )

function files(root, at = '') {
  return fs.readdirSync(path.join(root, at), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(at, entry.name)
    return entry.isDirectory() ? files(root, name) : [name]
  })
}

function wxss(source, file, seen = new Set()) {
  if (seen.has(file) || !fs.existsSync(path.join(source, file))) return ''
  seen.add(file)
  const tags = new RegExp(`(^|[\\s,}>+~(])(page|${TAGS.join('|')})(?=[\\s,{.:>+~\\[)]|$)`, 'g')
  return fs
    .readFileSync(path.join(source, file), 'utf8')
    .replace(/@import\s+["']([^"']+)["'];?/g, (_, to) =>
      wxss(source, to.startsWith('/') ? to.slice(1) : path.posix.join(path.posix.dirname(file), to), seen),
    )
    .replace(/(-?[\d.]+)rpx/g, (_, number) => `calc(${number} * 100vw / 750)`)
    .replace(tags, (_, before, tag) => `${before}wx-${tag}`)
}

/** @returns sentences about templates that do not compile and tags that nobody defines */
export function assemble(source, out) {
  const faults = []
  const group = new TmplGroup()
  const all = files(source)
  const read = (file) => fs.readFileSync(path.join(source, file), 'utf8')
  const app = JSON.parse(read('app.json'))
  const pages = [...app.pages, ...(app.subPackages ?? []).flatMap((each) => each.pages.map((page) => `${each.root}/${page}`))]
  const builtIn = Object.fromEntries(TAGS.map((tag) => [`wx-${tag}`, `/built-in/${tag}`]))
  const json = {}
  const styles = { app: wxss(source, 'app.wxss') }
  const used = new Set()

  for (const file of all.filter((each) => each.endsWith('.wxml'))) {
    const name = file.slice(0, -'.wxml'.length)
    const wxml = read(file)
    for (const warning of group.addTmpl(name, renamed(wxml)) ?? []) {
      if (warning.isError) faults.push(`${file}:${warning.startLine} ${warning.message}`)
    }
    for (const [, tag] of wxml.matchAll(/<([a-z][a-z0-9-]*)/g)) used.add(tag)
    json[name] = JSON.parse(read(`${name}.json`))
    json[name].usingComponents = { ...builtIn, ...(app.usingComponents ?? {}), ...json[name].usingComponents }
    json[name].styleIsolation = 'shared'
    styles[name] = wxss(source, `${name}.wxss`)
  }
  for (const tag of TAGS) {
    group.addTmpl(`built-in/${tag}`, HOLLOW.has(tag) ? '' : '<slot/>')
    json[`built-in/${tag}`] = { component: true, usingComponents: {} }
  }
  for (const page of pages) if (!json[page]) faults.push(`page ${page} is missing`)
  const known = new Set([...TAGS, 'block', 'slot', 'template', 'import', 'include', 'wxs', ...Object.values(json).flatMap((each) => Object.keys(each.usingComponents))])
  for (const tag of used) if (!known.has(tag)) faults.push(`nobody defines <${tag}>`)

  fs.rmSync(out, { recursive: true, force: true })
  fs.cpSync(source, out, { recursive: true })
  const modules = all
    .filter((file) => file.endsWith('.js'))
    .map((file) => `${JSON.stringify(file)}: function (require, module, exports) {${read(file)}\n}`)
  fs.writeFileSync(
    path.join(out, 'bundle.js'),
    `window.__bundle = { app: ${JSON.stringify(app)}, pages: ${JSON.stringify(pages)}, json: ${JSON.stringify(json)}, styles: ${JSON.stringify(styles)}, tags: ${JSON.stringify(TAGS)}, templates: ${group.getTmplGenObjectGroups()}, modules: {${modules.join(',\n')}} }`,
  )
  buildSync({
    entryPoints: [fileURLToPath(new URL('./host/main.js', import.meta.url))],
    bundle: true,
    format: 'iife',
    outfile: path.join(out, 'host.js'),
    logLevel: 'warning',
  })
  fs.copyFileSync(fileURLToPath(new URL('./host/index.html', import.meta.url)), path.join(out, 'index.html'))
  return faults
}
