import { expect, it } from 'vitest'
import { strokeStarts } from './signature'

it('takes no slip of the finger for a signature', () => {
  expect(strokeStarts([[{ x: 0, y: 0 }]])).toBe(false)
  expect(strokeStarts([[{ x: 0, y: 0 }, { x: 30, y: 0 }], [{ x: 10, y: 10 }, { x: 20, y: 10 }]])).toBe(false)
  expect(strokeStarts([[{ x: 0, y: 0 }, { x: 30, y: 0 }], [{ x: 0, y: 10 }, { x: 0, y: 50 }]])).toBe(true)
})
