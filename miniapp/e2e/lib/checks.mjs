// What every page must keep: text one can read, targets one can hit, nothing beyond the edge, nothing axe finds.
import fs from 'node:fs'
import { createRequire } from 'node:module'

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Targets of the framework's own that may be smaller, each with its reason. */
const SMALL_TARGETS = [
  { selector: 'uni-page-head', reason: 'the bar at the top is 44 px high, fixed in the framework; WeChat draws its own' },
]
/** Nodes of the framework's own that axe minds, each with its reason. */
const AXE_ALLOWED = [
  { rule: 'image-alt', within: 'uni-image', reason: "the framework's <image> carries the label itself; the <img> inside it cannot be given one" },
]
/** Rules of axe that are not asked, each with its reason. */
const AXE_UNASKED = [
  { rule: 'label-content-name-mismatch', reason: 'experimental in axe; our labels read a row of figures as one sentence, on purpose' },
]
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * @param sizes true where only sizes and edges are looked at: the page is the one that axe has seen, in other letters
 * @param contrast false where the same colours have been looked at before
 * @returns sentences, one for each thing that is wrong
 */
export async function faults(page, { smallest = 18, target = 48, contrast = true, sizes = false } = {}) {
  const found = await page.evaluate(look, { smallest, target, smaller: SMALL_TARGETS.map((each) => each.selector).join(', ') })
  if (sizes) return found
  return [...found, ...(await axeFaults(page, contrast ? AXE_UNASKED : [...AXE_UNASKED, { rule: 'color-contrast' }]))]
}

async function axeFaults(page, rulesUnasked) {
  // Injected through the developer tools, not as a script of the page, so the page's own policy stays as it is.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  const violations = await page.evaluate(
    async ({ tags, allowed, unasked }) => {
      const answer = await window.axe.run(document, {
        preload: false, // nothing asked needs the style sheets
        runOnly: { type: 'tag', values: tags },
        rules: Object.fromEntries(unasked.map(({ rule }) => [rule, { enabled: false }])),
        resultTypes: ['violations'],
      })
      // A node that was drawn anew meanwhile cannot be asked where it stands.
      const stands = (node, within) => {
        const there = document.querySelector(node.target.join(' '))
        return !there || there.closest(within)
      }
      const isAllowed = (id, node) => allowed.some(({ rule, within }) => rule === id && stands(node, within))
      return answer.violations.flatMap(({ id, help, nodes }) =>
        nodes.filter((node) => !isAllowed(id, node)).map((node) => `axe ${id}: ${help}: ${node.html.slice(0, 160)}${node.any[0] ? ` (${node.any[0].message})` : ''}`),
      )
    },
    { tags: AXE_TAGS, allowed: AXE_ALLOWED, unasked: rulesUnasked },
  )
  return violations
}

/** Runs inside the page. */
function look({ smallest, target, smaller }) {
  const found = []
  const shown = (node) => node.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })
  const say = (node) => `<${node.tagName.toLowerCase()} class="${node.className}"> ${node.textContent.trim().slice(0, 24)}`
  const aloud = (node) => node.closest('.aloud')

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim()
    const node = walker.currentNode.parentElement
    if (!text || !node || ['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(node.tagName) || !shown(node) || aloud(node)) continue
    const size = parseFloat(getComputedStyle(node).fontSize)
    if (size < smallest) found.push(`text of ${size} px, at least ${smallest}: ${say(node)}`)
  }

  const TAPPED =
    'uni-button, uni-switch, uni-slider, input, textarea, a[href], [role=button], [role=tab], [role=link], [role=checkbox], [role=radio], [role=switch]'
  for (const node of document.querySelectorAll(TAPPED)) {
    if (!shown(node) || node.closest('[aria-hidden=true]') || node.closest(smaller)) continue
    if (node.matches('input, textarea') && node.closest('uni-switch, uni-checkbox, uni-radio')) continue
    // The field inside the framework's wrapper may be smaller: the wrapper is what is tapped.
    const whole = node.matches('input, textarea') ? (node.closest('uni-input, uni-textarea') ?? node) : node
    const { width, height } = whole.getBoundingClientRect()
    if (width === 0 && height === 0) continue
    if (width < target - 0.5 || height < target - 0.5)
      found.push(`target of ${Math.round(width)} x ${Math.round(height)}, at least ${target}: ${say(node)}`)
    if (!node.matches('input, textarea') && !node.getAttribute('aria-label') && !node.textContent.trim())
      found.push(`target without words: ${say(node)}`)
  }

  const edge = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth > edge) found.push(`the page is ${document.documentElement.scrollWidth} px wide, the screen ${edge}`)
  for (const node of document.querySelectorAll('uni-page-body *')) {
    if (!shown(node) || aloud(node)) continue
    const { right, left, width } = node.getBoundingClientRect()
    if (width === 0 || (right <= edge + 1 && left >= -1)) continue
    let holder = node.parentElement
    while (holder && !['auto', 'scroll', 'hidden'].includes(getComputedStyle(holder).overflowX)) holder = holder.parentElement
    if (!holder || holder === document.body || holder === document.documentElement) found.push(`beyond the edge: ${say(node)}`)
  }
  return [...new Set(found)]
}
