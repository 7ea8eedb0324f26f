import type { CommunityNewHousehold } from '@/api/schema'

/** A register that exists on paper or in a spreadsheet, pasted line by line. Nothing is written before it has been seen. */

export interface BatchLine {
  number: number
  text: string
  household?: CommunityNewHousehold
  fault?: string
}

export const COLUMNS = '户主，出生年份，手机号，小组，门牌，其他成员'
const YEAR = /^(19|20)\d{2}$/
const PHONE = /^1\d{10}$/

/** @param groups names and ids of the village's groups */
export function readBatch(text: string, groups: { id: string; name: string }[]): BatchLine[] {
  const ids = new Map(groups.map((group) => [group.name, group.id]))
  return text
    .split(/\r?\n/)
    .map((line, at) => ({ number: at + 1, text: line.trim() }))
    .filter((line) => line.text && !/^户主([,，\t]|$)/.test(line.text))
    .map((line) => ({ ...line, ...readLine(line.text, ids) }))
}

function readLine(text: string, groups: Map<string, string>): Pick<BatchLine, 'household' | 'fault'> {
  const [name = '', year = '', phone = '', group = '', address = '', others = ''] = text.split(/[\t,，]/).map((cell) => cell.trim())
  if (!name) return { fault: '没有户主姓名' }
  if (year && !YEAR.test(year)) return { fault: `出生年份“${year}”不是四位数字` }
  if (phone && !PHONE.test(phone)) return { fault: `手机号“${phone}”不是 11 位数字` }
  if (group && !groups.has(group)) return { fault: `没有“${group}”这个小组，先在“小组和网格”里添加` }
  return {
    household: {
      head: { name, birthYear: year ? Number(year) : undefined, phone: phone || undefined },
      others: others
        .split(/[、;；\s]+/)
        .filter(Boolean)
        .map((member) => ({ name: member })),
      group: group ? groups.get(group) : undefined,
      address: address || undefined,
    },
  }
}

/** What will be written, in one sentence. */
export function batchWords(lines: BatchLine[]): string {
  const good = lines.filter((line) => line.household)
  const people = good.reduce((sum, line) => sum + 1 + line.household!.others.length, 0)
  const bad = lines.length - good.length
  return bad ? `有 ${bad} 行要改，改好了才能登记` : `${good.length} 户，${people} 人`
}
