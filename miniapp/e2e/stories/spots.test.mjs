// Dirty spots, from a villager's photo to the write-off on the board: a phone and a desk open at the same time, a call, many
// at once, the file, the figures, and a valley without a signal.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import { after, test } from 'node:test'
import { call, find } from '../lib/api.mjs'
import { photo, somebody, villageId } from '../lib/scene.mjs'
import { closeBrowser, visit } from '../lib/visit.mjs'
import { choose } from '../lib/wheel.mjs'

after(closeBrowser)

/** A report without a screen. */
async function report(who, village, kind, place) {
  const body = { kind, village, place, photos: [await photo(who)] }
  return call('PUT', `/api/v1/spots/${crypto.randomUUID()}`, { token: who.token, body })
}
const mine = async ({ token }) => (await call('GET', '/api/v1/me/spots', { token })).items
const openStory = (visitor, id) => visitor.open(`packages/spots/story/story?id=${id}`)
/** Comes back to it: what somebody else did meanwhile is there. */
async function again(visitor, id) {
  await openStory(visitor, id)
  await visitor.page.reload()
  await visitor.sees('经过')
  await visitor.settle()
}
/** A sheet lies over the page, and its button has the words of the one that opened it. */
async function confirm(visitor, words) {
  visitor.taps++
  await visitor.shown.getByRole('dialog').getByRole('button', { name: words, exact: true }).click()
}

test('from the photo to the write-off and back: a phone and a desk at once', async (t) => {
  const village = '柏树村'
  const phone = await visit(await find({ role: 'VILLAGER', village }, 0))
  const neighbour = await visit(await find({ role: 'VILLAGER', village }, 1), { care: true })
  const desk = await visit(await find({ role: 'COMMITTEE', village }), { screen: 'desk' })
  const inspector = await visit(await find({ role: 'INSPECTOR', village }))
  const reporter = phone.person.name
  let id

  await t.test('a picture, what it is, where: the position is refused, the group and a few words do as well', async () => {
    await phone.context.clearPermissions()
    await phone.open('pages/home/home')
    await phone.press('拍一处脏乱')
    await phone.sees('拍下来')
    await phone.check('spots-report')
    await phone.press('交上去')
    await phone.sees('请至少拍一张照片')
    await phone.check('spots-report-missing')
    await phone.takePhoto('拍下来')
    await choose(phone, '是哪一类', '垃圾')
    await phone.press('记下这里的位置')
    await phone.sees(/位置|定位/)
    await phone.check('spots-report-no-position')
    await choose(phone, '哪个小组', '2组')
    await phone.fill('哪条路、哪一处', '村道边，老井旁')
    await phone.fill('想说什么', '垃圾堆了好几天')
    await phone.check('spots-report-filled')
    await phone.press('交上去')
    await phone.sees('反映上去了')
    await phone.check('spots-report-sent')
    await phone.press('看办到哪一步')
    await phone.sees('村道边，老井旁')
    await phone.check('spots-story-reported')
    id = (await mine(phone.person))[0].id
  })

  await t.test('whoever passes the same heap is asked whether it is the same', async () => {
    await neighbour.open('pages/report/report')
    await neighbour.takePhoto('拍下来')
    await choose(neighbour, '是哪一类', '垃圾')
    await neighbour.press('记下这里的位置')
    await neighbour.sees('位置记下了')
    await neighbour.sees('已上传')
    await neighbour.press('交上去')
    await neighbour.sees('是不是同一处？')
    await neighbour.check('spots-near')
    await neighbour.press('我也看到了')
    await neighbour.sees('记下了：您也看到了')
    await neighbour.check('spots-voiced')
    const [voiced] = await mine(neighbour.person)
    assert.equal(voiced.id, id)
    assert.equal(voiced.voices, 1)
  })

  await t.test('the committee accepts and assigns, and the phone sees it', async () => {
    await desk.open('packages/spots/desk/desk')
    await desk.sees('待受理')
    await desk.check('spots-desk')
    await openStory(desk, id)
    await desk.check('spots-story-staff')
    await desk.press('受理', { exact: true })
    await desk.check('spots-accept')
    await confirm(desk, '受理')
    await desk.sees('受理了')
    await desk.press('派发', { exact: true })
    await desk.check('spots-assign')
    await confirm(desk, '派发')
    await desk.sees('派下去了')
    await desk.check('spots-story-assigned')
    await again(phone, id)
    await phone.sees(/交给网格员/)
    await phone.check('spots-story-assigned')
  })

  await t.test('the inspector cleans up; without a picture of it nothing goes', async () => {
    await inspector.open('packages/spots/desk/desk')
    await inspector.press('派给我这个岗位的')
    await inspector.sees('老井旁')
    await inspector.check('spots-ledger-mine')
    await openStory(inspector, id)
    await inspector.press('整改好了，拍照')
    await confirm(inspector, '整改好了，拍照')
    await inspector.sees('请拍一张照片')
    await inspector.takePhoto('整改后的照片')
    await inspector.press('记下这里的位置')
    await inspector.sees('位置记下了')
    await inspector.sees('已上传')
    await inspector.check('spots-rectify')
    await confirm(inspector, '整改好了，拍照')
    await inspector.sees('记下了，等人核实')
  })

  await t.test('the reporter is not content, then is', async () => {
    await again(phone, id)
    await phone.check('spots-story-rectified')
    await phone.press('没整改好，退回')
    await phone.fill('理由', '井边还有一堆')
    await phone.check('spots-send-back')
    await confirm(phone, '没整改好，退回')
    await phone.sees('退回去重新整改了')

    await again(inspector, id)
    await inspector.sees('井边还有一堆')
    await inspector.press('整改好了，拍照')
    await inspector.takePhoto('整改后的照片')
    await inspector.fill('哪条路、哪一处', '老井旁')
    await inspector.sees('已上传')
    await confirm(inspector, '整改好了，拍照')
    await inspector.sees('记下了，等人核实')

    await again(phone, id)
    await phone.press('确实整改好了')
    await confirm(phone, '确实整改好了')
    await phone.sees('核实记下了')
    await phone.check('spots-story-verified')
  })

  await t.test('the committee writes it off', async () => {
    await again(desk, id)
    await desk.press('销号', { exact: true })
    await confirm(desk, '销号')
    await desk.sees('销号了')
    await desk.check('spots-story-written-off')
  })

  await t.test('the board shows before and after, and nobody', async () => {
    const stranger = await visit()
    const { town, village: home } = phone.person.me
    await stranger.open(`packages/spots/board/board?town=${town.id}&village=${home.id}`)
    await stranger.press('已销号', { role: 'tab' })
    await stranger.sees('整改后')
    await stranger.check('spots-board')
    const text = await stranger.shown.innerText()
    for (const person of [reporter, neighbour.person.name, desk.person.name, inspector.person.name]) assert.equal(text.includes(person), false, person)
    assert.equal(await stranger.shown.locator('.photo-pair img').count() >= 2, true, 'two pictures')
    await stranger.close()
  })

  await t.test('dirty again: opened again, and counted', async () => {
    await again(phone, id)
    await phone.press('又脏了')
    await phone.takePhoto('现在的样子')
    await phone.fill('理由', '又堆起来了')
    await phone.sees('已上传')
    await phone.check('spots-reopen')
    await confirm(phone, '又脏了')
    await phone.sees('反弹 1 次')
    await phone.check('spots-story-reopened')
    await phone.open('packages/spots/mine/mine')
    await phone.sees('垃圾')
    await phone.check('spots-mine')
  })

  for (const visitor of [phone, neighbour, desk, inspector]) await visitor.close()
})

for (const screen of ['phone', 'desk']) {
  test(`${screen}: a call, many at once, the file, the figures`, async (t) => {
    const village = { phone: '水磨村', desk: '茶园村' }[screen]
    const desk = await visit(await find({ role: 'COMMITTEE', village }), { screen })
    const here = await villageId(desk.person, village)
    const villager = await somebody('VILLAGER', village, 2)
    for (const [kind, place] of [['PILES', '1组路口'], ['POSTERS', '小学围墙'], ['WIRES', '桥头']]) await report(villager, here, kind, place)

    // Under a minute for somebody who types: two presses, a choice and three fields. How long it takes here says how busy the machine is.
    await t.test('a call is written down with two presses', async (told) => {
      const [begun, before] = [Date.now(), desk.taps]
      await desk.open('packages/spots/desk/desk')
      await desk.press('登记来电')
      await choose(desk, '是哪一类', '河塘沟渠')
      await desk.fill('哪条路、哪一处', '水库下面的沟')
      await desk.fill('反映的情况', '沟里倒了猪粪')
      await desk.fill('来电人（可以不说）', '谭先生')
      await desk.check('spots-hotline')
      await desk.press('记下来')
      await desk.sees('记下了，编号')
      told.diagnostic(`written down after ${Date.now() - begun} ms`)
      assert.equal(desk.taps - before, 2)
      await desk.check('spots-hotline-done')
    })

    await t.test('what is new is accepted in one go, and assigned in one go', async () => {
      await desk.open('packages/spots/ledger/ledger?tab=new')
      await desk.sees('小学围墙')
      for (let n = 0; n < 3; n++) await desk.shown.getByRole('checkbox').nth(n).click()
      await desk.check('spots-ledger-chosen')
      await desk.press('受理这 3 件')
      await desk.check('spots-ledger-accepting')
      await confirm(desk, '确定')
      await desk.sees('3 件都办好了')
      await desk.press('待派发', { role: 'tab' })
      await desk.settle()
      for (const box of await desk.shown.getByRole('checkbox').all()) await box.click()
      await desk.press(/派发这 \d 件/)
      await confirm(desk, '确定')
      await desk.sees(/件都办好了/)
      await desk.check('spots-ledger-assigned')
    })

    await t.test('found again by a word, and taken along as a file', async () => {
      await desk.press('全部', { role: 'tab' })
      await desk.press('查找和筛选')
      await desk.check('spots-ledger-filter')
      await desk.fill('编号、地点或说明的开头几个字', '沟里倒了')
      await desk.press('查找', { exact: true })
      await desk.sees('水库下面的沟')
      await desk.seesNo('小学围墙')
      const saved = desk.page.waitForEvent('download')
      await desk.press('导出表格')
      const bytes = fs.readFileSync(await (await saved).path())
      assert.equal(bytes.subarray(0, 2).toString(), 'PK')
      await desk.check('spots-ledger-found')
    })

    await t.test('the figures count them', async () => {
      await desk.open('packages/spots/figures/figures')
      await desk.sees('反复脏的地方')
      await desk.check('spots-figures')
    })
    await desk.close()
  })
}

test('in a valley without a signal: kept, sent later, once', async () => {
  const visitor = await visit(await find({ role: 'VILLAGER', village: '龙洞村' }, 1))
  const before = (await mine(visitor.person)).length
  await visitor.open('pages/report/report')
  await visitor.sees('拍下来')
  await visitor.airplane(true)
  await visitor.takePhoto('拍下来')
  await choose(visitor, '是哪一类', '垃圾')
  await visitor.fill('哪条路、哪一处', '后山沟口')
  await visitor.press('交上去')
  await visitor.sees('先存在手机里了')
  await visitor.check('spots-airplane')
  assert.equal((await mine(visitor.person)).length, before)
  await visitor.airplane(false)
  await visitor.seesNo(/等待发送|等有信号了再发/)
  await visitor.seesNo('等待发送')
  const now = await mine(visitor.person)
  assert.equal(now.length, before + 1)
  await visitor.open('pages/report/report')
  await visitor.seesNo('还没交上去的')
  await visitor.close()
})
