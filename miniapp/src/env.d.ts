/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Where the backend is, for WeChat: https://jifen.example.cn. The browser build asks where it came from. */
  readonly VITE_API_BASE?: string
  /** Ids of the subscription messages of the mini-program's account, separated by commas. */
  readonly VITE_WECHAT_TEMPLATES?: string
}

declare module '*.vue' {
  import type { DefineComponent } from 'vue'
  const component: DefineComponent<object, object, unknown>
  export default component
}
