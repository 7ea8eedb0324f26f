// Inspectors: a whole village scored without a signal and sent later, each home once; a village's sheet with its
// findings; a flag, a deduction and an activity on the way.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { call, find } from '../lib/api.mjs'
import { homesOf, quarterNow, roundOf, somebody, today, villageId } from '../lib/scene.mjs'
import { closeBrowser, visit } from '../lib/visit.mjs'
import { visitWechat, wechatSite } from '../lib/wechat.mjs'
import { choose } from '../lib/wheel.mjs'

after(async () => {
  await closeBrowser()
  ;(await wechatSite()).stop()
})

async function sheetsOf({ token }, village) {
  const { items, next } = await call('GET', `/api/v1/villages/${village}/home-sheets?month=${today().slice(0, 7)}&size=200`, { token })
  assert.equal(next, undefined)
  return items
}

/** Waits as long as one goes after the other, however many there are; a phone that lost one tries again in a minute. */
async function allSent(visitor) {
  const waiting = visitor.shown.getByText(/等待发送|等有信号了再发/)
  for (let words = await waiting.allInnerTexts(); words.length; words = await waiting.allInnerTexts()) {
    await visitor.page.waitForFunction(
      ({ selector, before }) => ![...document.querySelectorAll(selector)].at(-1).innerText.includes(before),
      { selector: visitor.shownSelector, before: words[0] },
    )
  }
}

const VALLEYS = [
  { on: 'phone', village: '铁炉村', take: (who) => visit(who, { screen: 'phone' }) },
  { on: 'in WeChat', village: '龙洞村', take: (who) => visitWechat(who) },
]

for (const { on, village, take } of VALLEYS) {
  test(`${on}: all homes of ${village} without a signal, sent once when it is back`, async () => {
    const visitor = await take(await find({ role: 'INSPECTOR', village }))
    const here = await villageId(visitor.person, village)
    const homes = await homesOf(visitor.person, here)
    const before = await sheetsOf(visitor.person, here)
    await visitor.open('packages/inspector/home/home')
    await visitor.press(village)
    await visitor.sees('户册下载于')
    await visitor.check(`inspector-homes-${on}`)

    await visitor.airplane(true)
    await visitor.press('接着评下一户')
    const wanted = homes.length - before.length
    for (let at = 0; at < wanted; at++) {
      await visitor.press(`${[100, 95, 90, 85, 80, 70, 60][at % 7]} 分`, { exact: true })
      if (at === 1) await visitor.takePhoto('现场照片')
      if (at === 2) await visitor.fill('说明', '柴草没有码放')
      if (at === 3) await visitor.check(`inspector-home-form-${on}`)
      await visitor.press('交这一户，评下一户')
      await visitor.sees(new RegExp(`已评 ${before.length + at + 1} / ${homes.length} 户|这个月全村都评完了`))
    }
    await visitor.sees('这个月全村都评完了')
    await visitor.sees(`${wanted} 件等有信号了再发`)
    await visitor.check(`inspector-offline-${on}`)
    assert.equal((await sheetsOf(visitor.person, here)).length, before.length)

    await visitor.airplane(false)
    await allSent(visitor)
    const sheets = await sheetsOf(visitor.person, here)
    assert.equal(sheets.length, homes.length)
    assert.equal(new Set(sheets.map((sheet) => sheet.household)).size, homes.length)
    // One home was shown in a photo, one was described: no other one.
    assert.deepEqual(sheets.filter((sheet) => sheet.photos > 0 || sheet.photos?.length > 0).length, 1)
    assert.deepEqual(sheets.filter((sheet) => sheet.words === '柴草没有码放').length, 1)
    await visitor.close()
  })
}

for (const [screen, village] of [['phone', '高楼村'], ['desk', '红岩村']]) {
  test(`${screen}: the sheet of a village, written up there and handed in below`, async () => {
    const officer = await somebody('TOWN')
    // Not of this quarter or the next: those the town publishes in its own story, which may have been told here before.
    const round = await roundOf(officer, quarterNow(2))
    assert.equal(round.state, 'SCORING')
    const visitor = await visit(await find({ role: 'TOWN' }, 2).catch(() => find({ role: 'TOWN' }, 1)), { screen })
    const here = await villageId(visitor.person, village)
    await visitor.open(`packages/inspector/village-sheet/village-sheet?round=${round.id}&village=${here}`)
    await visitor.sees('村组道路')
    await visitor.airplane(true)
    await visitor.fill('村组道路得分', '26.5')
    await visitor.fill('村组道路没有得满分的理由', '边沟有杂草')
    await visitor.fill('农村院落得分', '30')
    await visitor.press('鸡鸭归圈，登记一个问题')
    await visitor.takePhoto('现场照片')
    await choose(visitor, '哪一类问题', '鸡鸭散养')
    await visitor.fill('几处', '2')
    await visitor.fill('看到了什么', '公路边有鸡鸭')
    await visitor.check('inspector-finding')
    await visitor.press('记下这个问题')
    await visitor.sees('已存在手机里')
    await visitor.press('提交评分表')
    await visitor.press('提交', { exact: true })
    await visitor.sees('评分表已提交，已存在手机里')
    await visitor.check('inspector-village-sheet')
    await visitor.airplane(false)
    await visitor.seesNo('等待发送')
    const sheets = (await call('GET', `/api/v1/assessment-rounds/${round.id}/sheets`, { token: officer.token })).filter((sheet) => sheet.subject === here)
    assert.equal(sheets.length, 1)
    assert.equal(sheets[0].state, 'SUBMITTED')
    assert.equal(sheets[0].content.findings.length, 1)
    assert.equal(sheets[0].content.findings[0].photos.length, 1)
    await visitor.close()
  })
}

for (const [screen, village] of [['phone', '马岭村'], ['desk', '梯田村']]) {
  test(`${screen}: what an inspector does on the way`, async () => {
    const visitor = await visit(await find({ role: 'INSPECTOR', village }), { screen })
    const here = await villageId(visitor.person, village)
    const homes = await homesOf(visitor.person, here)
    await visitor.open('packages/inspector/home/home')
    await visitor.press('红黄旗')
    await visitor.press('挂黄旗')
    await visitor.fill('户卡号', homes[15].cardCode)
    await visitor.takePhoto('照片')
    await visitor.fill('看到的情况', '门前堆着垃圾')
    await visitor.check('inspector-flag')
    await visitor.press('挂上，告诉这家人')
    await visitor.sees('门前堆着垃圾')
    await visitor.press('看过，改好了')
    await visitor.seesNo('门前堆着垃圾')
    await visitor.check('inspector-flags')

    await visitor.open('packages/inspector/home/home')
    await visitor.press('扣分和整改')
    await visitor.press('告知一户扣分')
    await visitor.fill('户卡号', homes[16].cardCode)
    await choose(visitor, '哪一条', '卫生差户')
    await visitor.takePhoto('照片')
    await visitor.takePhoto('照片')
    await visitor.fill('看到了什么', '屋前屋后没有打扫')
    await visitor.check('inspector-deduction')
    await visitor.press('告知这家人')
    await visitor.sees(/卫生差户.*屋前屋后没有打扫/)
    await visitor.check('inspector-deductions')

    await visitor.open('packages/inspector/home/home')
    await visitor.press('集体活动')
    await visitor.sees(/还没有活动|发起一次活动/)
    await visitor.check('inspector-activities')
    await visitor.close()
  })
}
