// The stack of pages, the bar above and the tabs below.
export class Pages {
  stack = []
  keptTabs = {}

  constructor(bundle, make) {
    this.bundle = bundle
    this.make = make
    this.tabs = (bundle.app.tabBar?.list ?? []).map((tab) => tab.pagePath)
    document.getElementById('back').onclick = () => this.navigateBack()
  }

  /** packages/villager/entry/entry?id=1, absolute or relative to the page that is shown. */
  parse(url) {
    const [where, query = ''] = url.split('?')
    const absolute = where.startsWith('/') ? where : `${this.top.path.split('/').slice(0, -1).join('/')}/${where}`
    const parts = []
    for (const part of absolute.split('/')) part === '..' ? parts.pop() : part && part !== '.' && parts.push(part)
    const path = parts.join('/')
    if (!this.bundle.pages.includes(path)) throw new Error(`page "${path}" is not found`)
    return { path, query: Object.fromEntries(new URLSearchParams(query)) }
  }

  get top() {
    return this.stack.at(-1)
  }

  create(url) {
    const { path, query } = this.parse(url)
    const element = document.createElement('div')
    element.className = this.tabs.includes(path) ? 'page tab' : 'page'
    document.getElementById('pages').append(element)
    const { root, caller } = this.make(path, query, element)
    caller.onLoad?.(query)
    return { path, root, caller, element, isReady: false }
  }

  navigateTo(url) {
    const { path } = this.parse(url)
    if (this.tabs.includes(path)) throw new Error('can not navigateTo a tabbar page')
    if (this.stack.length >= 10) throw new Error('webview count limit exceed')
    this.top?.caller.onHide?.()
    this.stack.push(this.create(url))
    this.show()
  }

  redirectTo(url) {
    if (this.tabs.includes(this.parse(url).path)) throw new Error('can not redirectTo a tabbar page')
    const next = this.create(url)
    this.drop(this.stack.pop())
    this.stack.push(next)
    this.show()
  }

  reLaunch(url) {
    const next = this.create(url)
    while (this.stack.length) this.drop(this.stack.pop())
    this.stack.push(next)
    this.show()
  }

  switchTab(url) {
    const { path } = this.parse(url)
    if (!this.tabs.includes(path)) throw new Error('can not switchTab to non-TabBar page')
    this.top?.caller.onHide?.()
    while (this.stack.length) {
      const page = this.stack.pop()
      if (this.tabs.includes(page.path)) this.keptTabs[page.path] = page
      else this.drop(page)
    }
    this.stack.push(this.keptTabs[path] ?? this.create(url))
    this.show()
  }

  navigateBack(_url, { delta = 1 } = {}) {
    for (let left = Math.min(delta, this.stack.length - 1); left > 0; left--) this.drop(this.stack.pop())
    this.show()
  }

  drop(page) {
    page.caller.onUnload?.()
    page.root.release()
    page.element.remove()
  }

  show() {
    const { path, caller, element } = this.top
    for (const each of document.getElementById('pages').children) each.hidden = each !== element
    document.getElementById('title').textContent = this.bundle.json[path].navigationBarTitleText ?? this.bundle.app.window.navigationBarTitleText
    document.getElementById('back').hidden = this.stack.length < 2
    this.showTabs(path)
    caller.onShow?.()
    if (!this.top.isReady) {
      this.top.isReady = true
      caller.onReady?.()
    }
  }

  showTabs(path) {
    const bar = document.getElementById('tabs')
    bar.hidden = !this.tabs.includes(path)
    bar.replaceChildren(
      ...(this.bundle.app.tabBar?.list ?? []).map((tab) => {
        const item = Object.assign(document.createElement('div'), { role: 'link', onclick: () => this.switchTab(`/${tab.pagePath}`) })
        item.append(Object.assign(document.createElement('img'), { alt: '', src: `/${tab.pagePath === path ? tab.selectedIconPath : tab.iconPath}` }), tab.text)
        return item
      }),
    )
  }
}
