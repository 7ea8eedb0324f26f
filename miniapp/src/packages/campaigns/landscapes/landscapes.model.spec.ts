import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { lineWords, targetRows } from './landscapes.model'

it('takes the list of Xili as it was handed out', () => {
  const csv = readFileSync('../backend/src/main/resources/schemes/xili-villages.csv', 'utf8')
  const { rows, faults } = targetRows(csv)
  expect(faults).toEqual([])
  expect(rows).toHaveLength(59)
  expect(rows.reduce((sum, row) => sum + row.amount, 0)).toBe(200)
})

it('says which line is wrong, and how far a village is', () => {
  expect(targetRows('石匣峪 三\n泉头,4').faults).toEqual(['第 1 行「石匣峪」：任务数不对'])
  expect(lineWords({ village: 'v', name: '泉头', target: 4, entered: 3, finished: 2, accepted: 1 })).toBe('任务 4，登记 3，建成 2，验收 1')
})
