import { expect, it } from 'vitest'
import { linesOf, step } from './wish.model'

it('takes as many kinds as there is room for, and as many pieces as one likes', () => {
  const two = step(step({}, 'rice', 1, 2), 'soap', 1, 2)
  expect(linesOf(step(two, 'towel', 1, 2))).toEqual([{ good: 'rice', pieces: 1 }, { good: 'soap', pieces: 1 }])
  expect(step(two, 'rice', 1, 2).rice).toBe(2)
  expect(linesOf(step(two, 'rice', -1, 2))).toEqual([{ good: 'soap', pieces: 1 }])
  expect(step({ rice: 20 }, 'rice', 1, 2).rice).toBe(20)
})
