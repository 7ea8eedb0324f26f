// The framework's own pickers in a browser: what a thumb turns, chosen by its words.

/** Chooses from the wheel, or on a desktop the list, of the field with this label. */
export async function choose(visitor, label, words) {
  const field = visitor.shown.locator('.form-field').filter({ has: visitor.page.getByRole('button', { name: `${label}：` }) }).first()
  await field.getByRole('button', { name: `${label}：` }).click()
  // The list stands beside the wheel and is only shown where there is room; the wheel would have to be flicked.
  const item = visitor.page.locator('.uni-picker-toggle .uni-picker-select .uni-picker-item').filter({ hasText: words }).first()
  await item.waitFor({ state: 'attached' })
  await item.dispatchEvent('click')
  await visitor.page.locator('.uni-picker-toggle').waitFor({ state: 'detached' })
  await visitor.page.waitForTimeout(300) // the framework puts the picker back where it was
}

/** Chooses a day, as 2026-03-09. On a phone, where there are only wheels: the day they stand at. */
export async function chooseDay(visitor, label, day) {
  const field = visitor.shown.locator('.form-field').filter({ has: visitor.page.getByRole('button', { name: `${label}：` }) }).first()
  const calendar = field.locator('input[type=date]')
  if (await calendar.count()) return calendar.fill(day)
  await field.getByRole('button', { name: `${label}：` }).click()
  await visitor.page.locator('.uni-picker-toggle .uni-picker-action-confirm').click()
  await visitor.page.locator('.uni-picker-toggle').waitFor({ state: 'detached' })
  return visitor.page.waitForTimeout(300)
}
