/** In a browser, whatever can be tapped can also be reached with Tab and pressed with Enter or Space. */
const PRESSABLE = '[role="button"], [role="tab"], [role="link"], [role="checkbox"], [role="radio"], [role="switch"]'

export function startKeyboard(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    const target = event.target
    if (!(target instanceof HTMLElement) || !target.matches(PRESSABLE)) return
    event.preventDefault()
    target.click()
  })
}
