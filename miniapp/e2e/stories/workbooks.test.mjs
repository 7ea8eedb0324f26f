// The register from a table: a file with faults, a file that is right, and the same file once more.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { find } from '../lib/api.mjs'
import { closeBrowser, visit } from '../lib/visit.mjs'
import { xlsx } from '../lib/xlsx.mjs'

after(closeBrowser)

const VILLAGE = '太阳村'
const TITLES = ['与户主关系', '姓名', '出生年份', '手机号', '住址']
const HOME = [
  ['户主', '欧阳春生', 1966, '139 7777 0001', '太阳湾 8 号'],
  ['配偶', '单桂芳', 1968, '', ''],
]

async function choose(visitor, button, buffer) {
  const choosing = visitor.page.waitForEvent('filechooser')
  await visitor.press(button)
  await (await choosing).setFiles({ name: '户册.xlsx', mimeType: 'application/octet-stream', buffer })
}

test('a committee writes a table into the register: faults first, then the households', async () => {
  const visitor = await visit(await find({ role: 'COMMITTEE', village: VILLAGE }))
  await visitor.open('packages/committee/register/register')
  await visitor.press('Excel 导入导出')
  await visitor.sees('选择填好的表格')
  const download = visitor.page.waitForEvent('download')
  await visitor.press('下载空表')
  assert.equal((await download).suggestedFilename(), '户册导入表.xlsx')
  await visitor.check('excel-begin')

  await choose(visitor, '选择填好的表格', xlsx('户册', [TITLES, ...HOME], ['B2:B3']))
  await visitor.sees('第 2 行，B 列：有合并的单元格（B2:B3），请取消合并，每一行都填上')
  await choose(visitor, '换一个文件', xlsx('户册', [TITLES, ['户主', '小明', 2020, '1', ''], ['舅公', '老王', 'x', '', '']]))
  await visitor.sees('第 2 行，C 列（出生年份）：户主须是成年人')
  await visitor.sees('第 3 行，A 列（与户主关系）：「舅公」不认识')
  await visitor.check('excel-faults')

  await choose(visitor, '换一个文件', xlsx('户册', [TITLES, ...HOME]))
  await visitor.sees('表里有 1 户 2 人：新增 1 户')
  await visitor.check('excel-preview')
  await visitor.press('写进户册')
  await visitor.shown.getByRole('dialog').getByRole('button', { name: '写入', exact: true }).click()
  await visitor.sees('已经写进户册')
  await choose(visitor, '换一个文件', xlsx('户册', [TITLES, ...HOME]))
  await visitor.sees('表里的内容户册里都有了')
  await visitor.press('回到户册')
  await visitor.fill('找一户', '欧阳春生')
  await visitor.press('查找', { exact: true })
  await visitor.sees('欧阳春生家')
  await visitor.close()
})

test('the town office does so for a whole town, at a desk', async () => {
  const visitor = await visit(await find({ role: 'TOWN' }), { screen: 'desk' })
  await visitor.open('packages/town/register/register')
  const titles = ['村', ...TITLES]
  await choose(visitor, '选择填好的表格', xlsx('户册', [titles, ['太阳村', '户主', '欧阳秋生', 1960, '', '太阳湾 9 号'], ['没有村', '户主', '李四', '', '', '']]))
  await visitor.sees('本镇没有「没有村」这个村（社区）')
  await visitor.check('town-register-faults')
  await choose(visitor, '换一个文件', xlsx('户册', [titles, ['太阳村', '户主', '欧阳秋生', 1960, '', '太阳湾 9 号']]))
  await visitor.sees('新增 1 户')
  await visitor.check('town-register')
  await visitor.close()
})
