// A campaign from the town's desk to the village's phone, a door that is signed for by hand, and what a villager sees of it.
import { after, test } from 'node:test'
import { find } from '../lib/api.mjs'
import { closeBrowser, visit } from '../lib/visit.mjs'
import { choose, chooseDay } from '../lib/wheel.mjs'

after(closeBrowser)

const VILLAGE = '茶园村'
const day = (days) => new Date(Date.now() + (8 + 24 * days) * 3_600_000).toISOString().slice(0, 10)

test('a campaign is drafted, asked of a village, reported and seen; a door is signed for', async (t) => {
  const town = await visit(await find({ role: 'TOWN' }), { screen: 'desk' })
  const committee = await visit(await find({ role: 'COMMITTEE', village: VILLAGE }))
  const villager = await visit(await find({ role: 'VILLAGER', village: VILLAGE }, 1))

  await t.test('the town drafts it, sets a target, opens it', async () => {
    await town.open('packages/campaigns/campaigns/campaigns')
    await town.press('草拟一次行动')
    await town.press('存成草稿')
    await town.sees('请填写行动名称')
    await town.fill('行动名称', '茶园清底子')
    await town.fill('统计什么（1）', '房前屋后堆料')
    await chooseDay(town, '最后一天', day(9))
    await town.check('campaign-form')
    await town.press('存成草稿')
    await town.sees('下达和调整任务')
    await town.press('下达和调整任务')
    await town.fill('各村任务', `${VILLAGE} 20`)
    await town.sees('共 1 个村，合计 20')
    await town.press('下达', { exact: true })
    await town.sees('任务 20')
    await town.press('开始行动')
    await town.shown.getByRole('dialog').getByRole('button', { name: '开始行动' }).click()
    await town.sees('进行中')
    await town.check('campaign-picture')
  })

  await t.test('the committee sees what to do today and reports it, never over the target unsaid', async () => {
    await committee.open('packages/campaigns/today/today')
    await committee.sees('今天要做的')
    if (await committee.shown.getByRole('button', { name: '哪次行动：' }).count()) await choose(committee, '哪次行动', '茶园清底子')
    await committee.sees('今天要做 2 处')
    await committee.press('报今天的')
    await committee.fill('做了多少处', '30')
    await committee.sees('比任务多 10 处，为什么')
    await committee.fill('做了多少处', '2')
    await committee.seesNo('比任务多 10 处，为什么')
    await committee.press('报上去')
    await committee.sees('今天的 2 处做完了')
    await committee.check('campaign-today')
  })

  await t.test('a door is signed for with the finger', async () => {
    await villager.open('packages/campaigns/mine/mine')
    await villager.press('现在签')
    await villager.press('交上去')
    await villager.sees('请用手指在框里签字')
    const box = await villager.shown.locator('.signature-pad__paper').boundingBox()
    await villager.page.mouse.move(box.x + 40, box.y + 60)
    await villager.page.mouse.down()
    await villager.page.mouse.move(box.x + 160, box.y + 120, { steps: 8 })
    await villager.page.mouse.move(box.x + 220, box.y + 50, { steps: 8 })
    await villager.page.mouse.up()
    await villager.check('door-signing')
    await villager.press('交上去')
    await villager.sees('签好了，今年有效')
    await villager.open('packages/campaigns/mine/mine')
    await villager.page.reload()
    await villager.sees('今年有效')
    await villager.check('door-signed')
  })

  await t.test('an action of the village is the next date on its people’s first page', async () => {
    await committee.open('packages/campaigns/calendar/calendar')
    await committee.press('安排一次行动')
    await committee.fill('什么行动', '茶园大扫除')
    await committee.check('action-form')
    await committee.press('安排', { exact: true })
    await committee.sees('茶园大扫除')
    await committee.check('calendar')
    await villager.open('pages/home/home')
    await villager.page.reload()
    await villager.sees('茶园大扫除')
    await villager.sees('下次行动')
  })
  await Promise.all([town.close(), committee.close(), villager.close()])
})
