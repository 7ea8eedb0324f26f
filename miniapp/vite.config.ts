import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'
import uniPlugin from '@dcloudio/vite-plugin-uni'

// A CommonJS plugin seen from an ES module: its default export is wrapped once more.
const uni = (uniPlugin as unknown as { default?: typeof uniPlugin }).default ?? uniPlugin

/**
 * Sources say `aria-role`, as WeChat wants it; browsers only know `role`, and reach with Tab only what has a tabindex.
 */
const rolesForBrowsers: Plugin = {
  name: 'roles-for-browsers',
  enforce: 'pre',
  transform(code, id) {
    const ours = process.env.UNI_PLATFORM === 'h5' && /\.vue(\?|$)/.test(id) && id.includes('/src/')
    if (!ours || !code.includes('aria-role')) return undefined
    const reachable = code.replace(/(?<![:\w-])aria-role="(button|link|tab|checkbox|radio|switch)"/g, 'role="$1" tabindex="0"')
    return { code: reachable.replace(/\baria-role=/g, 'role='), map: null }
  },
}

interface Book {
  pages: { path: string }[]
  subPackages: { root: string; pages: { path: string }[] }[]
}

const book = JSON.parse(readFileSync(new URL('./src/pages.json', import.meta.url), 'utf8')) as Book
const pages = new Set([
  ...book.pages.map((page) => page.path),
  ...book.subPackages.flatMap((each) => each.pages.map((page) => `${each.root}/${page.path}`)),
])

/**
 * WeChat wraps every component in an element of its own, which breaks flex rows and margins that browsers show right.
 * Virtual hosts have none; every component of ours is one.
 */
const virtualHosts: Plugin = {
  name: 'virtual-hosts',
  enforce: 'pre',
  transform(code, id) {
    if (process.env.UNI_PLATFORM !== 'mp-weixin') return undefined
    const ours = /\/src\/(.+)\.vue$/.exec(id)?.[1]
    if (!ours || ours === 'App' || pages.has(ours)) return undefined
    const opened = /<script setup[^>]*>/.exec(code)
    if (!opened) return undefined
    const at = opened.index + opened[0].length
    return { code: `${code.slice(0, at)}\ndefineOptions({ options: { virtualHost: true } })${code.slice(at)}`, map: null }
  },
}

/** The framework's styles fetch a shadow from its maker's servers; the pages talk to nobody but the backend. */
const noForeignHosts: Plugin = {
  name: 'no-foreign-hosts',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const hosts = /https:\/\/\w+\.dcloud\.net\.cn\/[\w./-]*/g
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk') file.code = file.code.replace(hosts, 'about:blank')
      else if (file.fileName.endsWith('.css')) file.source = String(file.source).replace(/url\((https:[^)]*dcloud[^)]*)\)/g, 'none')
    }
  },
}

/** Nearly everybody comes for the home page: its code is fetched beside the framework's, not after it. */
const homeAtOnce: Plugin = {
  name: 'home-at-once',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      const chunks = Object.values(bundle ?? {}).flatMap((file) => (file.type === 'chunk' ? [file] : []))
      const home = chunks.find((chunk) => chunk.facadeModuleId?.split('?')[0]?.endsWith('/src/pages/home/home.vue'))
      if (!home) return html
      const parts = [home, ...chunks.filter((chunk) => !chunk.isEntry && home.imports.includes(chunk.fileName))]
      const styles = new Set(parts.flatMap((chunk) => [...((chunk as { viteMetadata?: { importedCss: Set<string> } }).viteMetadata?.importedCss ?? [])]))
      const link = (attrs: Record<string, string | boolean>) => ({ tag: 'link', attrs, injectTo: 'head' as const })
      return [
        ...parts.map((chunk) => link({ rel: 'modulepreload', crossorigin: true, href: `./${chunk.fileName}` })),
        ...[...styles].map((name) => link({ rel: 'preload', as: 'style', crossorigin: true, href: `./${name}` })),
      ]
    },
  },
}

export default defineConfig({
  plugins: [rolesForBrowsers, virtualHosts, uni(), noForeignHosts, homeAtOnce],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: { chunkSizeWarningLimit: 700 },
  server: { host: '127.0.0.1', port: 5173, strictPort: true, proxy: { '/api': 'http://127.0.0.1:8080' } },
})
