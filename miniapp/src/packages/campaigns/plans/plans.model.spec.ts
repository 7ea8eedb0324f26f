import { expect, it } from 'vitest'
import { planNote } from './plans.model'

it('says how far a plan has come, and only what there is', () => {
  const line = { village: 'v', name: '石匣峪', measures: 5, accepted: 2, waiting: 0, overdue: 1 }
  expect(planNote(line)).toBe('5 条措施，验收 2，过期 1')
  expect(planNote({ ...line, measures: 0 })).toBe('')
})
