// Starts the bundle: modules, components and pages registered with glass-easel, then the first page.
import * as adapter from 'glass-easel-miniprogram-adapter'
import { Pages } from './pages.js'
import { definitionOf, tapped } from './tags.js'
import { makeWx, phone } from './wx.js'

const { glassEasel } = adapter
const bundle = window.__bundle

glassEasel.addGlobalErrorListener?.((fault) => {
  phone.faults.push(String(fault?.stack ?? fault))
  console.error(fault)
})

const space = new adapter.MiniProgramEnv()
const code = space.createCodeSpace('', true)
// uni-app hangs its event handlers on the instance while it runs.
code.getComponentSpace().updateComponentOptions({ useMethodCallerListeners: true })

for (const [path, json] of Object.entries(bundle.json)) {
  code.addComponentStaticConfig(path, json)
  code.addCompiledTemplate(path, { groupList: bundle.templates, content: bundle.templates[path] })
}
for (const [path, css] of Object.entries(bundle.styles)) {
  const style = Object.assign(document.createElement('style'), { textContent: css })
  style.dataset.of = path
  document.head.append(style)
}

// WeChat hands over plain events whose detail is their own; uni-app looks for it with hasOwn.
const wrap = glassEasel.Event.prototype.wrapShadowedEvent
glassEasel.Event.prototype.wrapShadowedEvent = function (...given) {
  const event = wrap.apply(this, given)
  Object.defineProperty(event, 'detail', { value: this.detail, writable: true, enumerable: true, configurable: true })
  return event
}
// The framework would send these on by itself, without WeChat's detail: the tags of ours do it right.
for (const type of ['input', 'change', 'focus', 'blur', 'confirm']) {
  window.addEventListener(
    type,
    (event) => {
      const field = event.target.closest?.('wx-input, wx-textarea')
      if (!field) return
      event.stopImmediatePropagation()
      const caller = field.__wxElement?.getMethodCaller?.()
      if (caller && type === 'input') caller.triggerEvent('input', { value: event.target.value }, { bubbles: false })
    },
    true,
  )
}

for (const tag of bundle.tags) code.component(`built-in/${tag}`).definition(definitionOf(tag)).register()

let loading = ''
let application
/** WeChat tells a component that it is ready once it is laid out; the framework leaves that to whoever lays out. */
function becomingReady(definition) {
  const attached = definition.lifetimes?.attached ?? definition.attached
  return {
    ...definition,
    lifetimes: {
      ...definition.lifetimes,
      attached(...given) {
        attached?.apply(this, given)
        setTimeout(() => this._$.triggerLifetime('ready', []))
      },
    },
  }
}
window.Component = (definition) => code.component(loading).definition(becomingReady(definition)).register()
window.Page = (definition) => code.component(loading).pageDefinition(definition).register()
window.Behavior = (definition) => code.behavior().definition(definition).register()
window.App = (definition) => (application = definition)
window.getApp = () => application
window.global = window

const resolve = (from, to) => {
  const parts = []
  for (const part of (to.startsWith('/') ? to.slice(1) : `${from.split('/').slice(0, -1).join('/')}/${to}`).split('/')) {
    if (part === '..') parts.pop()
    else if (part && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

const modules = {}
function load(file) {
  const name = bundle.modules[file] ? file : `${file}.js`
  if (!bundle.modules[name]) throw new Error(`there is no module ${file}`)
  if (modules[name]) return modules[name].exports
  const module = (modules[name] = { exports: {} })
  const before = loading
  loading = name.replace(/\.js$/, '')
  try {
    bundle.modules[name]((to) => load(resolve(name, to)), module, module.exports)
  } finally {
    loading = before
  }
  return module.exports
}

const registered = new Set()
/** A component's parts come first; nothing is loaded before it is used, as with lazyCodeLoading. */
function register(path) {
  if (registered.has(path) || path.startsWith('built-in/')) return
  registered.add(path)
  for (const part of Object.values(bundle.json[path]?.usingComponents ?? {})) register(resolve(path, part))
  load(`${path}.js`)
}

const context = new glassEasel.CurrentWindowBackendContext()
context.onEvent((target, type, detail, options) => {
  const event = new glassEasel.Event(type, detail, options)
  glassEasel.Event.dispatchEvent(target, event)
  return event.defaultPrevented() ? glassEasel.EventBubbleStatus.NoDefault : glassEasel.EventBubbleStatus.Normal
})
const backend = space.associateBackend(context)

function make(path, query, element) {
  register(path)
  const root = backend.createRoot('wx-page', code, path)
  const caller = root.get()
  caller.route = path
  caller.options = query
  caller.is ??= path
  const place = document.createElement('span')
  element.append(place)
  root.attach(element, place)
  return { root, caller }
}

const pages = new Pages(bundle, make)
window.__pages = pages
window.getCurrentPages = () => pages.stack.map((page) => page.caller)
window.wx = makeWx(pages, bundle)
document.addEventListener('click', (event) => event.target instanceof Element && tapped(event.target, phone))

load('app.js')
const start = { path: bundle.pages[0], query: {}, scene: 1001 }
application?.onLaunch?.(start)
application?.onShow?.(start)
pages.reLaunch(`/${decodeURIComponent(location.hash.slice(1)) || bundle.pages[0]}`)
