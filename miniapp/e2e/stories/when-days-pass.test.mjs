// A town's month: a ready-made scheme copied, written wrongly and put right, tried, adopted, reported on a phone, published,
// objected to and frozen when its days are over; then the year, and the homes of a village. It lets days pass for everybody
// on this backend, so it runs after all other stories.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { call, find } from '../lib/api.mjs'
import { photo, somebody, today, villageId } from '../lib/scene.mjs'
import { closeBrowser, visit } from '../lib/visit.mjs'
import { choose } from '../lib/wheel.mjs'

after(closeBrowser)

const ROUNDS = '/api/v1/assessment-rounds'
const VILLAGE = '龙洞村'
const TERM = 2
const month = today().slice(0, 7)
const half = `${month}${Number(today().slice(8)) <= 15 ? 'a' : 'b'}`
const spoken = `${month.slice(0, 4)}年${Number(month.slice(5))}月`

async function report({ token }, round, subject, line, value, more = {}) {
  const body = { subject, line, value, day: today(), words: '检查记录', photos: [], ...more }
  return call('PUT', `${ROUNDS}/${round}/reports/${randomUUID()}`, { token, body })
}
const adopt = ({ token }, preset, period) => call('POST', ROUNDS, { token, body: { period, adoption: { preset, reason: '镇里会议纪要' } } })
const publish = ({ token }, round) => call('POST', `${ROUNDS}/${round}/standings`, { token, body: { reason: '结果公布' } })

test('a month of a town, from a ready-made scheme to a frozen standing', async (t) => {
  const town = await visit(await find({ role: 'TOWN' }), { screen: 'desk' })
  const me = town.person
  // Whoever reported does not hear the objection.
  const other = await somebody('TOWN', undefined, 1)
  const here = await villageId(me, VILLAGE)
  const villages = await call('GET', '/api/v1/villages', { token: me.token })
  const confirm = (words) => town.shown.getByRole('dialog').getByRole('button', { name: words, exact: true }).click()
  let round

  await t.test('a scheme is copied; a wrong one is told line by line, a sound one in sentences', async () => {
    const document = (await call('GET', '/api/v1/scheme-presets/dazhangzhuang-month', { token: me.token })).document
    await town.open('packages/town/schemes/schemes')
    await town.press('人居环境每月考核')
    await town.sees('分低的在前')
    await town.press('照着改一份')
    await town.press('原文', { role: 'tab' })
    await town.fill('方案原文', document.replace('["previous-standing", "draw"]', '["previous-standing"]').replace('"bottom": 10,', '"bottom": 0,'))
    await town.press('检查', { exact: true })
    await town.sees(/有 \d+ 处要改/)
    await town.sees(/第 \d+ 行：最后一条同分规则必须是 draw/)
    await town.check('schemes-wrong')
    await town.fill('方案原文', document)
    await town.press('改数字', { role: 'tab' })
    await town.fill('公布后几天内可以提异议', String(TERM))
    await town.press('检查', { exact: true })
    await town.sees('方案没有问题')
    await town.press('说的什么', { role: 'tab' })
    await town.sees(`公布后 ${TERM} 天内可以提异议`)
    await town.check('schemes-words')
  })

  await t.test('it is tried on pasted months beside another one', async () => {
    const rows = ['2026-08', '2026-09'].flatMap((period) => villages.slice(0, 14).map((village, at) => [village.name, period, at, at % 3].join('\t')))
    await town.open('packages/town/trials/trials')
    await choose(town, '方案甲', '自己改的草稿')
    await choose(town, '方案乙', '现成的：村庄清洁行动月督查')
    await town.press('粘贴表格', { role: 'tab' })
    await town.fill('粘贴的数据', 'bad')
    await town.press('两个方案对照')
    await town.sees(/第 1 行/)
    await town.fill('粘贴的数据', ['名称\t期次\tproblems:found\tchecks:found', ...rows].join('\n'))
    await choose(town, '方案乙', '不对照')
    await town.fill('粘贴的数据', ['名称\t期次\tproblems:found', ...rows.map((row) => row.split('\t').slice(0, 3).join('\t'))].join('\n'))
    await town.press('试算', { exact: true })
    await town.sees(/约谈一共 20 次/)
    await town.check('trials')
  })

  await t.test('the month begins, and an inspector reports on the phone', async () => {
    await town.open('packages/town/round/round')
    await town.press('开始新一期考核')
    await choose(town, '采用哪个方案', '自己改的方案')
    await town.sees(`考核哪个月`)
    await town.fill('采用的依据', '镇里会议纪要')
    await town.press('采用，开始评分')
    await town.sees(`${spoken}考核开始了`)
    round = (await call('GET', `${ROUNDS}?size=50`, { token: me.token })).items.find((each) => each.code === 'dazhangzhuang-month').id
    // Ten come last: those that are told of below, and nine others.
    const others = villages.filter((each) => each.id !== here).slice(0, 9)
    await Promise.all(others.map(async (village, at) => report(other, round, village.id, 'problems', 1 + at, { kind: 'found', photos: [await photo(other)] })))
    const inspector = await visit(await find({ role: 'TOWN' }, 1), { screen: 'phone' })
    await inspector.open(`packages/inspector/figures/figures?round=${round}`)
    await inspector.sees('要报的：实地检查发现的问题')
    await inspector.press(VILLAGE)
    await inspector.press('登记一处：实地检查发现的问题')
    await inspector.takePhoto('现场照片')
    await choose(inspector, '哪一类', '发现问题')
    await inspector.fill('几处', '12')
    await inspector.fill('情况，或者数字从哪里来', '路边堆放建筑垃圾')
    await inspector.check('figure-form')
    await inspector.press('报上去')
    await inspector.sees('已报上')
    await inspector.close()
  })

  await t.test('published, objected to where it is seen, put right, published again', async () => {
    await town.open('packages/town/home/home')
    await town.open(`packages/town/round/round?round=${round}`)
    await town.press('试算', { exact: true })
    await town.sees('都评完了，可以公布')
    await town.press('公布名次')
    await town.fill('公布说明', '本月考核结果')
    await confirm('公布')
    await town.sees('第 1 次公布')
    await town.sees('现在不能定榜：异议期限没到')

    const committee = await visit(await find({ role: 'COMMITTEE', village: VILLAGE }), { screen: 'phone' })
    await committee.open(`packages/committee/standing/standing?round=${round}`)
    await committee.sees('约谈：分管领导约谈提醒村支部书记')
    await committee.sees('路边堆放建筑垃圾')
    await committee.press('这处有异议：路边堆放建筑垃圾')
    await committee.fill('为什么', '当天已经清走大半，只剩两处')
    await committee.press('提交异议')
    await committee.sees('异议已交给镇里')
    await committee.check('committee-standing-month')
    await committee.close()

    await town.open(`packages/town/objections/objections?round=${round}`)
    await town.press('听取和答复')
    await town.fill('实地检查发现的问题改成几', '2')
    await town.fill('答复的理由', '经复核只剩两处')
    await town.takePhoto('复核的照片')
    await town.press('异议成立，按上面更正')
    await town.sees('已经更正，请重新公布名次')
    await town.open(`packages/town/round/round?round=${round}`)
    await town.press('更正后重新公布')
    await town.fill('公布说明', '复核后更正')
    await confirm('公布')
    await town.sees(/第 2 次公布.*有 \d+ 个村的分或名次变了/)
  })

  await t.test('when its days are over the standing is frozen, with everything that follows', async () => {
    await call('POST', '/api/v1/sessions/demo-days', { token: me.token, body: { days: TERM + 1 } })
    await town.page.evaluate((days) => {
      const real = Date.now
      Date.now = () => real() + days * 86_400_000
    }, TERM + 1)
    await town.open('packages/town/home/home')
    await town.open(`packages/town/round/round?round=${round}`)
    await town.press('定榜', { exact: true })
    await confirm('定榜')
    await town.sees('已定榜，名次不再变')
    await town.sees('定榜带来的奖惩')
    await town.press(/约谈：10 条/)
    await town.check('round-frozen')
    await town.open(`packages/town/standing/standing?round=${round}`)
    await town.press(new RegExp(`名，${VILLAGE}`))
    await town.sees('经复核只剩两处')

    const villager = await visit(await find({ role: 'VILLAGER', village: VILLAGE }), { screen: 'phone', care: true })
    await villager.open(`packages/villager/results/results?round=${round}`)
    await choose(villager, '哪项考核', '人居环境每月考核')
    await villager.press('实地检查发现的问题')
    await villager.sees('经复核只剩两处')
    await villager.check('results-village')
    await villager.close()
  })

  await t.test('the year adds its months up and names its first and last', async () => {
    const year = await adopt(me, 'dazhangzhuang-year', month.slice(0, 4))
    await report(other, year.id, here, 'survey', 6)
    await publish(me, year.id)
    await town.open('packages/town/annual/annual')
    await choose(town, '哪一年', `${month.slice(0, 4)} 年`) // the days that passed may have led into the next
    // There is a choice once quarters of the year are frozen: late in April.
    const { places } = await call('GET', `/api/v1/annual-standings/${month.slice(0, 4)}`, { token: me.token })
    if (places.length) await choose(town, '看哪一种全年考核', '人居环境年底考核')
    await town.sees('前 5 名')
    await town.sees('奖金：1,500 元（前五名）')
    await town.sees('后 5 名')
    await town.check('annual-year')
  })

  await t.test('homes are marked one after another without a signal; each household sees its own', async () => {
    const homes = await adopt(me, 'xili-home', half)
    const villager = await find({ role: 'VILLAGER', village: VILLAGE })
    const visitor = await visit(await find({ role: 'INSPECTOR', village: VILLAGE }), { screen: 'phone' })
    await visitor.open(`packages/inspector/figures/figures?round=${homes.id}`)
    await visitor.sees('要报的：居室整齐美、庭院环境美、身心健康美')
    await visitor.airplane(true)
    await visitor.press(/户号/)
    for (const line of ['居室整齐美', '庭院环境美', '身心健康美']) await visitor.press(`${line} 90 分`, { exact: true })
    await visitor.check('marks-form')
    await visitor.press('交这一个，评下一个')
    await visitor.sees('已存在手机里')
    await visitor.airplane(false)
    await visitor.seesNo(/等待发送|等有信号了再发/)
    let mine = []
    for (let tries = 0; tries < 30 && mine.length < 3; tries++) {
      await visitor.page.waitForTimeout(500)
      mine = await call('GET', `${ROUNDS}/${homes.id}/reports?village=${here}`, { token: visitor.person.token })
    }
    assert.deepEqual(mine.map((each) => each.line).sort(), ['health', 'room', 'yard'])
    await visitor.close()

    const home = await visit(villager, { screen: 'phone' })
    const own = home.person.me.household.id
    if (own !== mine[0].subject) for (const line of ['room', 'yard', 'health']) await report(me, homes.id, own, line, 95)
    await publish(me, homes.id)
    await home.open('packages/villager/results/results?tab=home')
    await home.sees('在本村排第')
    await home.press('居室整齐美')
    await home.sees('怎么算的')
    await home.check('results-home')
    await home.close()
  })
  await town.close()
})
