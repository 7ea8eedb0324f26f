// The wx object, as far as the mini-program calls it. A story plays the person through window.__phone.
import { fileAt, fileSystem, temporary } from './files.js'

export const phone = (window.__phone = {
  online: true,
  /** What wx.login hands out, and what the phone number button does. */
  loginCode: '',
  phoneCode: '',
  /** What the camera sees: codes for scanCode, colours for photos. */
  scans: [],
  /** Why the camera does not open; otherwise somebody who scans nothing has changed their mind. */
  scanFault: '',
  /** What the next pickers are turned to. */
  wheel: [],
  /** Whether the person has agreed to the privacy guide; each private call asks until then. */
  privacyAgreed: true,
  fontSize: 17,
  calls: [],
  /** Files passed on to a chat. */
  sent: [],
  faults: [],
  ...(window.__phone ?? {}),
})

const networkListeners = []
phone.setOnline = (online) => {
  phone.online = online
  networkListeners.forEach((listener) => listener({ isConnected: online, networkType: online ? '4g' : 'none' }))
}

const done = (name, options = {}, result = {}) =>
  queueMicrotask(() => {
    const answer = { errMsg: `${name}:ok`, ...result }
    options.success?.(answer)
    options.complete?.(answer)
  })
const failed = (name, options = {}, reason) =>
  queueMicrotask(() => {
    const answer = { errMsg: `${name}:fail ${reason}` }
    options.fail?.(answer)
    options.complete?.(answer)
  })

async function ask(options, name) {
  if (!phone.online) throw new Error('net::ERR_INTERNET_DISCONNECTED')
  const method = options.method ?? 'GET'
  // As strict as WeChat: nothing else is ever sent.
  if (!['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'].includes(method)) throw new Error(`${name} knows no ${method}`)
  const body = method === 'GET' || options.data === undefined || options.data === null ? undefined : options.data instanceof ArrayBuffer ? options.data : JSON.stringify(options.data)
  return fetch(new URL(options.url, location.origin), { method, headers: options.header, body, signal: AbortSignal.timeout(options.timeout ?? 60_000) })
}

function request(options) {
  ask(options, 'request')
    .then(async (reply) => {
      let data
      if (options.responseType === 'arraybuffer') data = await reply.arrayBuffer()
      else {
        const text = await reply.text()
        try {
          data = JSON.parse(text)
        } catch {
          data = text
        }
      }
      done('request', options, { statusCode: reply.status, data, header: Object.fromEntries(reply.headers) })
    })
    .catch((fault) => failed('request', options, fault.name === 'TimeoutError' ? 'timeout' : fault.message))
  return { abort() {}, onHeadersReceived() {}, offHeadersReceived() {} }
}

function downloadFile(options) {
  ask(options, 'downloadFile').then(
    async (reply) => done('downloadFile', options, { statusCode: reply.status, tempFilePath: temporary(await reply.blob()) }),
    (fault) => failed('downloadFile', options, fault.message),
  )
  return { abort() {}, onProgressUpdate() {} }
}

/** A photo: one colour with a word on it. */
async function photograph() {
  const canvas = document.createElement('canvas')
  canvas.width = 1200
  canvas.height = 900
  const pen = canvas.getContext('2d')
  pen.fillStyle = `hsl(${(phone.calls.length * 67) % 360} 50% 60%)`
  pen.fillRect(0, 0, 1200, 900)
  pen.fillStyle = '#fff'
  pen.font = '120px sans-serif'
  pen.fillText(new Date().toLocaleTimeString(), 80, 480)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8))
}

let privacyListener
/** Private calls wait until the person has agreed, as WeChat makes them. */
function privately(call) {
  return (options) => {
    if (phone.privacyAgreed || !privacyListener) return call(options)
    privacyListener((answer) => {
      phone.privacyAgreed = answer.event === 'agree'
      if (phone.privacyAgreed) call(options)
      else failed('private', options, 'privacy permission is not authorized')
    })
  }
}

const windowInfo = () => ({
  windowWidth: innerWidth,
  windowHeight: innerHeight - 48,
  screenWidth: innerWidth,
  screenHeight: innerHeight,
  pixelRatio: devicePixelRatio,
  statusBarHeight: 0,
  safeArea: { top: 0, left: 0, right: innerWidth, bottom: innerHeight, width: innerWidth, height: innerHeight },
})
const systemInfo = () => ({
  ...windowInfo(),
  platform: 'android',
  system: 'Android 10',
  SDKVersion: '3.7.0',
  version: '8.0.50',
  language: 'zh_CN',
  brand: 'test',
  model: 'test',
  fontSizeSetting: phone.fontSize,
  theme: 'light',
  host: { env: 'WeChat', appId: '' },
})

const told = {}
/** WeChat's one recorder; what it hears is a second of nothing. */
const recorder = {
  onStart: (listener) => (told.start = listener),
  onStop: (listener) => (told.stop = listener),
  onError: (listener) => (told.error = listener),
  start: privately(() => setTimeout(() => told.start?.({}))),
  stop: () => setTimeout(() => told.stop?.({ tempFilePath: temporary(new Blob([new Uint8Array([0xff, 0xfb, 0x90, 0x64, ...new Array(413).fill(0)])]), 'mp3'), duration: 1000 })),
}

export function makeWx(pages, bundle) {
  const launched = () => ({ path: bundle.pages[0], query: {}, scene: 1001 })
  const wx = {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getSystemInfoSync: systemInfo,
    getSystemInfo: (options) => done('getSystemInfo', options, systemInfo()),
    getWindowInfo: windowInfo,
    getDeviceInfo: systemInfo,
    getAppBaseInfo: systemInfo,
    getSystemSetting: () => ({}),
    getAppAuthorizeSetting: () => ({}),
    getMenuButtonBoundingClientRect: () => ({ top: 8, left: innerWidth - 94, right: innerWidth - 8, width: 86, height: 32, bottom: 40 }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop' } }),
    getLaunchOptionsSync: launched,
    getEnterOptionsSync: launched,
    canIUse: () => true,
    nextTick: (run) => setTimeout(run, 0),
    getStorageSync: (key) => JSON.parse(localStorage.getItem(key) ?? '""'),
    setStorageSync: (key, data) => localStorage.setItem(key, JSON.stringify(data)),
    removeStorageSync: (key) => localStorage.removeItem(key),
    getStorage: (options) => {
      const found = localStorage.getItem(options.key)
      return found === null ? failed('getStorage', options, 'data not found') : done('getStorage', options, { data: JSON.parse(found) })
    },
    setStorage: (options) => {
      localStorage.setItem(options.key, JSON.stringify(options.data))
      done('setStorage', options)
    },
    getStorageInfo: (options) => done('getStorageInfo', options, { keys: Object.keys(localStorage), currentSize: 1, limitSize: 10240 }),
    removeStorage: (options) => {
      localStorage.removeItem(options.key)
      done('removeStorage', options)
    },
    request,
    downloadFile,
    getFileSystemManager: () => fileSystem,
    getNetworkType: (options) => done('getNetworkType', options, { networkType: phone.online ? '4g' : 'none' }),
    onNetworkStatusChange: (listener) => networkListeners.push(listener),
    login: (options) => (phone.loginCode ? done('login', options, { code: phone.loginCode }) : failed('login', options, 'no code')),
    onNeedPrivacyAuthorization: (listener) => (privacyListener = listener),
    openPrivacyContract: (options) => done('openPrivacyContract', options),
    scanCode: (options) => (phone.scans.length ? done('scanCode', options, { result: phone.scans.shift(), scanType: 'QR_CODE' }) : failed('scanCode', options, phone.scanFault || 'cancel')),
    chooseMedia: privately(async (options) => {
      const tempFilePath = temporary(await photograph())
      done('chooseMedia', options, { type: 'image', tempFiles: [{ tempFilePath, size: fileAt(tempFilePath).size, fileType: 'image' }] })
    }),
    compressImage: (options) => done('compressImage', options, { tempFilePath: temporary(fileAt(options.src)) }),
    getImageInfo: async (options) => {
      const picture = await createImageBitmap(fileAt(options.src))
      done('getImageInfo', options, { width: picture.width, height: picture.height, path: options.src, orientation: 'up', type: 'jpeg' })
    },
    getLocation: privately((options) => done('getLocation', options, { latitude: 30.93, longitude: 108.7, accuracy: 30 })),
    getRecorderManager: () => recorder,
    createInnerAudioContext: () => ({ src: '', onEnded() {}, onError() {}, play() {}, stop() {}, destroy() {} }),
    shareFileMessage: async (options) => {
      phone.sent.push({ name: options.fileName, text: await fileAt(options.filePath).text() })
      done('shareFileMessage', options)
    },
    previewImage: (options) => done('previewImage', options),
    makePhoneCall: (options) => done('makePhoneCall', options),
    setClipboardData: (options) => done('setClipboardData', options),
    setScreenBrightness: (options) => done('setScreenBrightness', options),
    setKeepScreenOn: (options) => done('setKeepScreenOn', options),
    vibrateShort: (options) => done('vibrateShort', options),
    requestSubscribeMessage: (options) => done('requestSubscribeMessage', options, Object.fromEntries(options.tmplIds.map((id) => [id, 'accept']))),
    showToast: (options) => {
      const toast = Object.assign(document.createElement('div'), { id: 'toast', role: 'status', textContent: options.title })
      document.getElementById('toast')?.remove()
      document.body.append(toast)
      setTimeout(() => toast.remove(), options.duration ?? 1500)
      done('showToast', options)
    },
    hideToast: () => document.getElementById('toast')?.remove(),
    showLoading: (options) => done('showLoading', options),
    hideLoading: (options) => done('hideLoading', options),
    showModal: (options) => done('showModal', options, { confirm: true, cancel: false }),
    pageScrollTo: (options) => done('pageScrollTo', options),
    stopPullDownRefresh: (options) => done('stopPullDownRefresh', options),
    setNavigationBarTitle: (options) => {
      document.getElementById('title').textContent = options.title
      done('setNavigationBarTitle', options)
    },
    hideShareMenu: (options) => done('hideShareMenu', options),
    showShareMenu: (options) => done('showShareMenu', options),
    getUpdateManager: () => ({ onCheckForUpdate() {}, onUpdateReady() {}, onUpdateFailed() {} }),
    createSelectorQuery: () => {
      let component
      const asked = []
      const query = {
        in: (one) => ((component = one), query),
        select: (selector) => ({ boundingClientRect: (tell) => (asked.push([selector, tell]), query) }),
        exec: (end) => {
          if (!component) throw new Error('createSelectorQuery needs a component')
          const boxes = asked.map(([selector, tell]) => {
            const node = document.querySelector(`.page:not([hidden]) ${selector}`)
            const { left, top, width, height } = node?.getBoundingClientRect() ?? {}
            const box = node ? { left, top, width, height } : null
            tell?.(box)
            return box
          })
          end?.(boxes)
        },
      }
      return query
    },
    /** Knows every stroke of the pen, and shows none. */
    createCanvasContext: (id, component) => {
      if (!component) throw new Error(`createCanvasContext('${id}') needs a component`)
      const strokes = ['setFillStyle', 'fillRect', 'setStrokeStyle', 'setLineWidth', 'setLineCap', 'moveTo', 'lineTo', 'stroke', 'draw']
      return Object.fromEntries(strokes.map((stroke) => [stroke, () => undefined]))
    },
    onThemeChange() {},
    onError() {},
    onAppShow() {},
    onAppHide() {},
    onUnhandledRejection() {},
    onPageNotFound() {},
    onWindowResize() {},
    onMemoryWarning() {},
  }
  for (const name of ['navigateTo', 'redirectTo', 'reLaunch', 'switchTab', 'navigateBack']) {
    wx[name] = (options = {}) => {
      try {
        pages[name](options.url, options)
        done(name, options)
      } catch (fault) {
        phone.faults.push(`${name} ${options.url}: ${fault.message}`)
        failed(name, options, fault.message)
      }
    }
  }
  const watched = {}
  for (const [name, member] of Object.entries(wx)) {
    watched[name] = typeof member !== 'function' ? member : (...given) => {
      phone.calls.push(name)
      return member(...given)
    }
  }
  // Code asks first whether something is there: that is not a call.
  return watched
}
