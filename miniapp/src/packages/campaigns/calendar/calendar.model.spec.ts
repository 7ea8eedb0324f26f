import { expect, it } from 'vitest'
import { nearWords } from './calendar.model'

it('says how far away a day is', () => {
  expect([0, 1, 5, -3].map(nearWords)).toEqual(['今天', '明天', '还有 5 天', '3 天前'])
})
