// The framework's own pickers in a browser: what a thumb turns, chosen by its words.

/** Chooses from the wheel, or on a desktop the list, of the field with this label. */
export async function choose(visitor, label, words) {
  const field = visitor.shown.locator('.form-field').filter({ has: visitor.page.getByRole('button', { name: `${label}：` }) }).first()
  await field.getByRole('button', { name: `${label}：` }).click()
  // The list stands beside the wheel and is only shown where there is room; the wheel would have to be flicked.
  const item = visitor.page.locator('.uni-picker-toggle .uni-picker-select .uni-picker-item').filter({ hasText: words }).first()
  await item.waitFor({ state: 'attached' })
  await item.dispatchEvent('click')
  await putBack(visitor)
}

/** The framework takes a picker out of its field while it is open, and puts it back a moment after it was closed. */
async function putBack(visitor) {
  await visitor.page.locator('.uni-picker-toggle').waitFor({ state: 'detached' })
  await visitor.page.waitForFunction(() => !document.querySelector('uni-app > .uni-picker-container, body > .uni-picker-container'))
}

/** Chooses a day, as 2026-03-09, by turning the three wheels. */
export async function chooseDay(visitor, label, day) {
  const field = visitor.shown.locator('.form-field').filter({ has: visitor.page.getByRole('button', { name: `${label}：` }) }).first()
  await field.getByRole('button', { name: `${label}：` }).click()
  const [year, month, date] = day.split('-').map(Number)
  for (const [at, words] of [`${year}年`, `${month}月`, `${date}日`].entries()) await turn(visitor, at, words)
  await visitor.page.locator('.uni-picker-toggle .uni-picker-action-confirm').click()
  await putBack(visitor)
}

/** A tap beside the middle of a wheel turns it by a row; one that still turns hears no tap, and stands at no row. */
async function turn(visitor, at, words) {
  const column = visitor.page.locator('.uni-picker-toggle uni-picker-view-column').nth(at)
  await column.waitFor()
  for (let taps = 0; taps < 60; taps++) {
    const { rows, x, y, height } = await column.evaluate(async (node, wanted) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
      const place = () => JSON.stringify([node.getBoundingClientRect(), node.querySelector('.uni-picker-item')?.getBoundingClientRect()])
      for (let before = '', still = 0; still < 10; before = place(), await frame()) still = place() === before ? still + 1 : 0
      const items = [...node.querySelectorAll('.uni-picker-item')]
      const box = node.getBoundingClientRect()
      const middle = box.top + box.height / 2
      const wish = items.find((item) => Number.parseInt(item.textContent) === Number.parseInt(wanted))
      const row = wish?.getBoundingClientRect()
      return { rows: row && Math.round((row.top + row.height / 2 - middle) / row.height), x: box.left + box.width / 2, y: middle, height: row?.height }
    }, words)
    if (rows === undefined) throw new Error(`no ${words} on the wheel`)
    if (rows === 0) return
    await visitor.page.mouse.click(x, y + Math.sign(rows) * Math.min(Math.abs(rows), 2) * height)
  }
}
