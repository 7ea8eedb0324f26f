// WeChat's built-in tags, as far as the mini-program uses them: what they show and the events they send.
import { pictureUrl } from './files.js'

const node = (tag) => tag._$.$$
const send = (tag, event, detail) => tag.triggerEvent(event, detail, { bubbles: false })

function field(element) {
  return {
    properties: {
      value: String,
      type: String,
      placeholder: String,
      placeholderStyle: String,
      maxlength: { type: Number, value: 140 },
      disabled: Boolean,
      confirmType: String,
      autoHeight: Boolean,
    },
    lifetimes: {
      attached() {
        const inner = (this._inner = document.createElement(element))
        inner.value = this.data.value || ''
        inner.placeholder = this.data.placeholder || ''
        inner.disabled = this.data.disabled
        if (this.data.maxlength >= 0) inner.maxLength = this.data.maxlength
        const label = node(this).getAttribute('aria-label')
        if (label) inner.setAttribute('aria-label', label)
        inner.addEventListener('input', (event) => {
          event.stopPropagation()
          send(this, 'input', { value: inner.value, cursor: inner.selectionStart })
        })
        inner.addEventListener('keydown', (event) => event.key === 'Enter' && send(this, 'confirm', { value: inner.value }))
        for (const type of ['change', 'focus', 'blur']) inner.addEventListener(type, (event) => event.stopPropagation())
        node(this).append(inner)
      },
    },
    observers: {
      value(value) {
        if (this._inner && this._inner.value !== value) this._inner.value = value ?? ''
      },
      disabled(disabled) {
        if (this._inner) this._inner.disabled = disabled
      },
    },
  }
}

/** What a tag says to screen readers; WeChat calls role aria-role. */
const SPOKEN = {
  ariaRole: 'role',
  ariaLabel: 'aria-label',
  ariaHidden: 'aria-hidden',
  ariaBusy: 'aria-busy',
  ariaSelected: 'aria-selected',
  ariaChecked: 'aria-checked',
  ariaDisabled: 'aria-disabled',
  ariaExpanded: 'aria-expanded',
  ariaModal: 'aria-modal',
}

function speak(tag, name, value) {
  if (!node(tag)) return // not laid out yet; attached says it again
  if (value === null || value === undefined || value === '' || value === 'null') node(tag).removeAttribute(SPOKEN[name])
  else node(tag).setAttribute(SPOKEN[name], String(value))
}

/** The definition of a built-in tag. */
export function definitionOf(name) {
  const { properties, lifetimes, observers } = tags[name] ?? {}
  return {
    properties: { hoverClass: String, ...Object.fromEntries(Object.keys(SPOKEN).map((each) => [each, null])), ...properties },
    lifetimes: {
      ...lifetimes,
      attached() {
        for (const each of Object.keys(SPOKEN)) if (this.data[each] !== null) speak(this, each, this.data[each])
        lifetimes?.attached?.call(this)
      },
    },
    observers: {
      ...observers,
      ...Object.fromEntries(
        Object.keys(SPOKEN).map((each) => [
          each,
          function (value) {
            speak(this, each, value)
          },
        ]),
      ),
    },
    options: { hostNodeTagName: `wx-${name}` },
  }
}

const tags = {
  input: field('input'),
  textarea: field('textarea'),
  image: {
    properties: { src: String, mode: String },
    lifetimes: {
      attached() {
        const image = (this._image = document.createElement('img'))
        image.alt = node(this).getAttribute('aria-label') ?? ''
        image.onload = () => send(this, 'load', { width: image.naturalWidth, height: image.naturalHeight })
        image.onerror = () => send(this, 'error', { errMsg: 'image' })
        if (this.data.src) image.src = pictureUrl(this.data.src)
        node(this).append(image)
      },
    },
    observers: {
      src(src) {
        if (this._image && src) this._image.src = pictureUrl(src)
      },
    },
  },
  button: {
    properties: { type: String, formType: String, disabled: Boolean, openType: String },
    lifetimes: {
      attached() {
        node(this).setAttribute('role', 'button')
      },
    },
  },
  switch: {
    properties: { checked: Boolean, color: String },
    lifetimes: {
      attached() {
        node(this).toggleAttribute('data-on', this.data.checked)
      },
    },
    observers: {
      checked(checked) {
        node(this).toggleAttribute('data-on', checked)
      },
    },
  },
  picker: { properties: { range: Array, rangeKey: String, value: null, mode: String, start: String, end: String, disabled: Boolean } },
  'scroll-view': { properties: { scrollX: Boolean, scrollY: Boolean } },
  progress: { properties: { percent: Number } },
}

/** What a tap does inside a tag, besides the tap itself. The story says beforehand what a wheel is turned to. */
export function tapped(element, phone) {
  const held = element.closest('wx-button, wx-switch, wx-picker')
  const tag = held?.__wxElement?.getMethodCaller?.()
  if (!tag) return
  if (held.matches('wx-switch')) send(tag, 'change', { value: !held.hasAttribute('data-on') })
  if (held.matches('wx-picker')) {
    const choice = phone.wheel.shift()
    if (tag.data.mode === 'date' || tag.data.mode === 'time') send(tag, 'change', { value: choice })
    else {
      const at = typeof choice === 'string' ? tag.data.range.indexOf(choice) : (choice ?? 0)
      if (at < 0) throw new Error(`no ${choice} in ${JSON.stringify(tag.data.range)}`)
      send(tag, 'change', { value: at })
    }
  }
  if (held.matches('wx-button') && tag.data.openType === 'getPhoneNumber')
    send(tag, 'getphonenumber', phone.phoneCode ? { errMsg: 'getPhoneNumber:ok', code: phone.phoneCode } : { errMsg: 'getPhoneNumber:fail user deny' })
  if (held.matches('wx-button') && tag.data.openType === 'agreePrivacyAuthorization') send(tag, 'agreeprivacyauthorization', {})
}
