/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Where the backend is, for WeChat: https://jifen.example.cn. The browser build asks where it came from. */
  readonly VITE_API_BASE?: string
}

declare module '*.vue' {
  import type { DefineComponent } from 'vue'
  const component: DefineComponent<object, object, unknown>
  export default component
}
