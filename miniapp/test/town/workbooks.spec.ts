import { beforeEach, describe, expect, it } from 'vitest'
import { flawsOf, sendWorkbook } from '@/api/workbooks'
import { Refusal } from '@/api/trouble'
import { changeWords, figuresWords, writesSomething } from '@/components/register-import/register-import.model'
import { scoreWords, stepWords } from '@/packages/town/round/scores.model'
import { phone } from '../phone'

const figures = { households: 3, added: 1, changed: 1, unchanged: 1, people: 7, peopleAdded: 2, peopleChanged: 1, errors: 0 }

describe('a register from a table', () => {
  it('says what it would change, leaving out what is nothing', () => {
    expect(figuresWords({ figures })).toBe('表里有 3 户 7 人：新增 1 户，更正 1 户，1 户没有变化')
    expect(figuresWords({ figures: { ...figures, added: 0, changed: 0, unchanged: 0 } })).toBe('表里有 3 户 7 人')
  })
  it('is confirmed only when it writes something', () => {
    expect(writesSomething({ figures })).toBe(true)
    expect(writesSomething({ figures: { ...figures, added: 0, changed: 0 } })).toBe(false)
  })
  it('names whose entry changes', () => {
    const change = { row: 5, household: '张三', what: '住址', before: '', after: '1 号' }
    expect(changeWords({ ...change, person: '李四' })).toBe('第 5 行 张三家 李四')
    expect(changeWords({ ...change, person: '张三' })).toBe('第 5 行 张三家')
  })
})

describe('scores from a table', () => {
  it('says how many figures it would write', () => {
    expect(scoreWords({ subjects: 4, figures: 9, unchanged: 0 })).toBe('4 行里有 9 个数要写入')
    expect(scoreWords({ subjects: 4, figures: 1, unchanged: 8 })).toBe('4 行里有 1 个数要写入，8 个没有变化')
    expect(scoreWords({ subjects: 4, figures: 0, unchanged: 9 })).toBe('4 行都和现在的一样，不用写入')
  })
  it('shows what stood before', () => {
    expect(stepWords({ column: '测评', before: '6', after: '7' })).toBe('测评：6 改成 7')
    expect(stepWords({ column: '任务', after: '3', target: '4' })).toBe('任务：3（任务 4）')
  })
})

describe('a table on its way', () => {
  beforeEach(() => {
    phone.asked = []
  })
  it('is sent as it is, under its own id or with a key', async () => {
    phone.answer = () => ({ status: 200, data: { id: 'x' } })
    const bytes = new Uint8Array([80, 75]).buffer
    expect(await sendWorkbook('PUT', '/api/v1/register-imports/1', bytes)).toEqual({ id: 'x' })
    await sendWorkbook('POST', '/api/v1/scores', bytes, 'key-12345')
    expect(phone.asked[0]!.data).toBe(bytes)
    expect(phone.asked[0]!.header['Content-Type']).toContain('spreadsheetml')
    expect(phone.asked[0]!.header['Idempotency-Key']).toBeUndefined()
    expect(phone.asked[1]!.header['Idempotency-Key']).toBe('key-12345')
  })
  it('is refused place by place', async () => {
    phone.answer = () => ({ status: 400, data: { code: 'bad-workbook', detail: '缺少一列', errors: [{ row: 1, sentence: '第 1 行：缺少「姓名」' }] } })
    const why = await sendWorkbook('PUT', '/x', new ArrayBuffer(2)).catch((thrown) => thrown as Refusal)
    expect(why).toBeInstanceOf(Refusal)
    expect(flawsOf(why as Refusal)).toEqual([{ row: 1, sentence: '第 1 行：缺少「姓名」' }])
    expect(flawsOf(new Refusal(400, 'x', 'y'))).toEqual([])
  })
})
