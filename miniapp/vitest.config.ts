import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

// The same conditional compilation as in the build: tests see what a phone sees.
const { initPreContext, preJs, preHtml } = createRequire(import.meta.url)('@dcloudio/uni-cli-shared') as {
  initPreContext: (platform: string) => void
  preJs: (code: string) => string
  preHtml: (code: string) => string
}

/** Tests run as on WeChat; `TARGET=h5` runs those named *.h5.spec.ts as in a browser. */
const target = process.env.TARGET === 'h5' ? 'h5' : 'mp-weixin'
initPreContext(target)

const conditions: Plugin = {
  name: 'uni-conditions',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('/src/') || !code.includes('#endif')) return undefined
    if (id.endsWith('.vue')) return { code: preJs(preHtml(code)), map: null }
    if (id.endsWith('.ts')) return { code: preJs(code), map: null }
    return undefined
  },
}

const BUILT_IN = new Set(
  ('view text image map picker switch scroll-view swiper swiper-item checkbox checkbox-group radio radio-group ' +
    'rich-text block navigator icon progress slider').split(' '),
)

export default defineConfig({
  plugins: [conditions, vue({ template: { compilerOptions: { isCustomElement: (tag) => BUILT_IN.has(tag) } } })],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: {
    environment: 'jsdom',
    setupFiles: ['./test/setup.ts'],
    include: target === 'h5' ? ['{src,test}/**/*.h5.spec.ts'] : ['{src,test}/**/*.spec.ts'],
    exclude: target === 'h5' ? [] : ['**/*.h5.spec.ts', 'node_modules/**'],
    css: false,
    // The first test of a file also compiles what it imports, beside the compilers of the backend.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { TZ: 'America/New_York' }, // a phone set to a wrong zone must not move a day
  },
})
