// A village committee at work, on a phone and at a desk: who may sign in, what is recorded, reviewed and put on notice,
// the counter with and without a phone, an activity, the month's homes, the register, what hangs on the wall.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { call, find } from '../lib/api.mjs'
import { apply, homesOf, photo, richest, somebody, today, villageId } from '../lib/scene.mjs'
import { closeBrowser, visit } from '../lib/visit.mjs'
import { loginCode } from '../lib/wechat-servers.mjs'
import { choose, chooseDay } from '../lib/wheel.mjs'

after(closeBrowser)

/** Somebody WeChat knows and the town does not, who has shown the card of a household and waits. */
async function newcomer(home, name) {
  const { token } = await call('POST', '/api/v1/sessions/wechat', { body: { code: loginCode(`new-${home.cardCode}`) } })
  await call('POST', '/api/v1/sessions/card', { token, body: { town: home.town, cardCode: home.cardCode, name } })
  return token
}

for (const [screen, village] of [['phone', '黄桷村'], ['desk', '水磨村']]) {
  test(`${screen}: a day of the committee of ${village}`, async (t) => {
    const who = await find({ role: 'COMMITTEE', village })
    const visitor = await visit(who, { screen })
    const me = visitor.person
    const second = await somebody('COMMITTEE', village, 1)
    const here = await villageId(me, village)
    const homes = await homesOf(me, here)
    /** Names are not alike in the demo, cards are. */
    const bare = homes[homes.length - 8]
    const [first, other] = homes

    await t.test('whoever waits with a household card is confirmed, and is in', async () => {
      const token = await newcomer(bare, bare.headName)
      await visitor.open('packages/committee/home/home')
      await visitor.press('等确认登录的人')
      await visitor.sees(bare.headName)
      await visitor.check('committee-bindings')
      await visitor.press(`认得本人，确认：${bare.headName}`)
      await visitor.press('确认', { exact: true })
      await visitor.sees('可以登录了')
      const found = await call('GET', '/api/v1/sessions/current', { token })
      assert.equal(found.towns.length + (found.town ? 1 : 0) > 0, true, 'the newcomer has a town now')
    })

    await t.test('and whoever is not of the family is told why not', async () => {
      const home = homes[homes.length - 9]
      await newcomer(home, home.headName)
      await visitor.open('packages/committee/home/home')
      await visitor.press('等确认登录的人')
      await visitor.press(`不是这家的人，不同意：${home.headName}`)
      await visitor.fill('理由', '不认得这个人')
      await visitor.press('不同意', { exact: true })
      await visitor.sees('没有同意')
      await visitor.sees('没有等确认的人')
    })

    await t.test('a card, a rule, a photo, done', async () => {
      await visitor.open('packages/committee/scan/scan')
      await visitor.fill('户卡号', bare.cardCode)
      await visitor.press('查这一户')
      await visitor.sees('现在可以登记')
      await visitor.check('committee-scan')
      const { rules } = await call('GET', `/api/v1/household-cards/${bare.cardCode}/rules`, { token: me.token })
      const { rule } = rules.find(({ refusal, rule: each }) => !refusal && each.terms.awarding.second === 'COLLEAGUE' && each.terms.cap.window !== 'EVENT' && !each.terms.evidence.beforeAfter && each.terms.evidence.photos === 1)
      await visitor.press(rule.name)
      await visitor.sees(`${bare.headName}家`)
      await visitor.takePhoto('照片')
      await visitor.check('committee-record')
      await visitor.press('登记', { exact: true })
      await visitor.sees('登记好了')
      await visitor.check('committee-record-done')
    })

    await t.test('before and after are two pictures, never mixed up', async () => {
      const { rules } = await call('GET', `/api/v1/household-cards/${bare.cardCode}/rules`, { token: me.token })
      const { rule } = rules.find(({ refusal, rule: each }) => !refusal && each.terms.evidence.beforeAfter)
      await visitor.open(`packages/committee/record/record?card=${bare.cardCode}&rule=${rule.code}`)
      await visitor.takePhoto('整治后的照片')
      await visitor.press('登记', { exact: true })
      await visitor.sees('请拍整治前的样子')
      await visitor.check('committee-record-before-after')
    })

    await t.test('what was applied for goes before the panel, and is voted on with its photos', async () => {
      await apply(await somebody('VILLAGER', village, 3), 'micro_landscape', '院坝边种了花')
      await visitor.open('packages/committee/home/home')
      await visitor.press('新申报')
      await visitor.sees(/待评议 [1-9]/)
      await visitor.press('召开评议')
      await visitor.sees('待评议 0 件')
      await visitor.check('committee-review')

      const panelist = await visit(await find({ role: 'PANEL', village }), { screen })
      await panelist.open('packages/committee/reviews/reviews?tab=stack')
      await panelist.sees('该不该给？')
      await panelist.check('panel-stack')
      const stack = (await call('GET', '/api/v1/me/review-stack?size=50', { token: panelist.person.token })).items.filter((each) => !each.barred)
      for (const _ of stack) {
        await panelist.press('同意', { exact: true })
        await panelist.settle()
      }
      await panelist.sees('都评完了')
      await panelist.close()
      for (const nth of [1, 2, 3, 4]) {
        const colleague = await somebody('PANEL', village, nth)
        for (const { review, barred, application, deduction } of (await call('GET', '/api/v1/me/review-stack?size=50', { token: colleague.token })).items) {
          if (barred) continue
          await call('POST', `/api/v1/reviews/${review}/votes`, { token: colleague.token, body: { subject: (application ?? deduction).id, favour: true } }).catch((late) => assert.match(late.message, /409/)) // three decide
        }
      }
    })

    await t.test('what the panel passed is put on notice', async () => {
      await visitor.open('packages/committee/notice-compose/notice-compose')
      await visitor.fill('公示标题', `${village}积分公示（${screen}）`)
      await visitor.check('committee-notice-compose')
      await visitor.press('拟好，去发布')
      await visitor.sees('草稿，未发布')
      await visitor.press('发布', { exact: true })
      await visitor.sees('发布后全村都看得到')
      await visitor.shown.getByRole('dialog').getByRole('button', { name: '确定' }).click()
      await visitor.seesNo('草稿，未发布')
      await visitor.check('committee-notices')
      const { items } = await call('GET', `/api/v1/villages/${here}/notices`, { token: me.token })
      assert.equal(items[0].state, 'PUBLISHED')
    })

    await t.test('the code is shown at the counter, and the goods change hands', async () => {
      const villager = await somebody('VILLAGER', village, 1)
      const { items } = await call('GET', '/api/v1/redemptions', { token: villager.token })
      const slip = items.find((each) => each.state === 'OPEN')
      const { code } = await call('GET', `/api/v1/redemptions/${slip.id}`, { token: villager.token })
      await visitor.open('packages/committee/counter/counter')
      await visitor.fill('提货码', code)
      await visitor.press('看要提什么')
      await visitor.sees(slip.lines[0].name)
      await visitor.press('别人代领')
      await visitor.fill('代领人姓名', '李代领')
      await choose(visitor, '和这家的关系', '邻居')
      await visitor.check('committee-counter')
      await visitor.press('东西交到手了')
      await visitor.sees('交好了')
      const after = await call('GET', `/api/v1/redemptions/${slip.id}`, { token: villager.token })
      assert.equal(after.state, 'HANDED_OVER')
      await visitor.press('下一位')
    })

    await t.test('who has no phone redeems with the card; somebody else hands over, and every point is where it belongs', async () => {
      const home = await richest(me, homes)
      const before = await call('GET', `/api/v1/households/${home.id}/wallet`, { token: me.token })
      await visitor.press('代兑换', { role: 'tab' })
      await visitor.fill('户卡号', home.cardCode)
      await visitor.press('看这一户有多少分')
      await visitor.sees('可以用')
      await visitor.press('垃圾袋（卷）加一件')
      await visitor.press('垃圾袋（卷）少一件')
      await visitor.press('垃圾袋（卷）加一件')
      await visitor.fill('为什么代办', '老人没有手机')
      await visitor.press('拍照片', { role: 'tab' })
      await visitor.takePhoto('照片')
      await visitor.check('committee-redeem-for')
      await visitor.press(/兑换，用 \d+ 分/)
      await visitor.shown.getByRole('dialog').getByRole('button', { name: '兑换' }).click()
      await visitor.sees('请另一位村委或店员凭户卡交货')
      await visitor.check('committee-redeem-for-done')

      const clerk = await visit(await find({ role: 'CLERK', village }), { screen })
      await clerk.open('packages/committee/counter/counter?tab=open')
      await clerk.press('没有码，凭户卡交货')
      await clerk.sees(`${home.headName}家`)
      await clerk.fill('户卡号', home.cardCode)
      await clerk.fill('为什么不用提货码', '老人没有手机')
      await clerk.check('clerk-by-card')
      await clerk.press('东西交到手了')
      await clerk.sees('交好了')
      await clerk.press('下一位')
      await clerk.fill('提货码', '12345678')
      await clerk.press('看要提什么')
      await clerk.sees('提货码不对')
      await clerk.close()
      const { items } = await call('GET', `/api/v1/villages/${here}/redemptions?household=${home.id}`, { token: me.token })
      const wallet = await call('GET', `/api/v1/households/${home.id}/wallet`, { token: me.token })
      assert.equal(items[0].state, 'HANDED_OVER')
      assert.equal(wallet.available, before.available - items[0].points)
    })

    await t.test('an activity: everybody is scanned, the end is shown by a photo, another one confirms', async () => {
      await visitor.open('packages/committee/activities/activities')
      await visitor.press('发起一次活动')
      await choose(visitor, '按哪一条细则', '参加村庄清洁行动')
      await visitor.fill('活动名称', `${screen} 清洁行动`)
      await visitor.press('开始签到')
      await visitor.sees('到了 0 户')
      for (const home of [homes[20], homes[21]]) {
        await visitor.fill('户卡号', home.cardCode)
        await visitor.press('签到', { exact: true })
        await visitor.sees(`${home.headName}家签到了`)
      }
      await visitor.fill('户卡号', homes[21].cardCode)
      await visitor.press('签到', { exact: true })
      await visitor.sees('这户已经签到')
      await visitor.takePhoto('活动照片')
      await visitor.check('committee-activity')
      await visitor.press('结束，登记积分')
      await visitor.press('结束', { exact: true })
      await visitor.sees('积分已登记')
      await visitor.check('committee-activity-ended')

      const colleague = await visit(await find({ role: 'COMMITTEE', village }, 1), { screen })
      await colleague.open('packages/committee/activities/activities')
      await colleague.press(`${screen} 清洁行动`)
      await colleague.press('我在场，确认')
      await colleague.sees('确认了 2 户')
      await colleague.close()
    })

    await t.test('the homes of a month are counted once', async () => {
      const inspector = await somebody('INSPECTOR', village)
      const month = today().slice(0, 7)
      for (const home of homes.slice(10, 14))
        await call('POST', `/api/v1/villages/${here}/home-sheets`, { token: inspector.token, body: { household: home.id, inspectedOn: today(), score: 96, words: '干净', photos: [await photo(inspector)] } })
      await visitor.open('packages/committee/home-month/home-month')
      await choose(visitor, '哪个月', `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`)
      await visitor.sees(/评了 \d+ 户/)
      await visitor.press('汇总这个月')
      await visitor.press('汇总', { exact: true })
      await visitor.sees('汇总好了')
      await visitor.check('committee-home-month')
    })

    await t.test('the register: kin, a group, households pasted from a list, one that came back', async () => {
      await visitor.open('packages/committee/register/register')
      await visitor.press('小组和网格')
      await visitor.press('添加小组')
      await visitor.fill('名称', `${screen}组`)
      await visitor.press('保存')
      await visitor.sees(`${screen}组`)
      await visitor.check('committee-places')
      await visitor.press('回到户册')

      await visitor.press('批量登记')
      await visitor.fill('户册内容', `张试甲\t1951\t\t${screen}组\t老屋院子\t李试乙、张试丙\n王试丁,19`)
      await visitor.sees('有 1 行要改')
      await visitor.fill('户册内容', `张试甲\t1951\t\t${screen}组\t老屋院子\t李试乙、张试丙\n王试丁,1960`)
      await visitor.sees('2 户，4 人')
      await visitor.check('committee-batch')
      await visitor.press('登记这些户')
      await visitor.press('登记', { exact: true })
      await visitor.fill('找一户', '张试甲')
      await visitor.press('查找')
      await visitor.press('张试甲家')
      await visitor.sees('老屋院子')

      await visitor.press('亲属')
      await visitor.fill('亲戚家的户卡号', first.cardCode)
      await visitor.fill('是什么亲戚', '户主的弟弟')
      await visitor.press('登记亲属')
      await visitor.sees(`${first.headName}家`)
      await visitor.check('committee-kin')
      await visitor.press('回到这一户')

      await visitor.press('全家迁出')
      await visitor.fill('为什么', '搬去县城')
      await visitor.press('全家迁出')
      await visitor.press('确定', { exact: true })
      await visitor.sees('已迁出')
      await visitor.press('登记迁回')
      await visitor.fill('为什么', '搬回来了')
      await visitor.shown.getByRole('dialog').getByRole('button', { name: '登记迁回' }).click()
      await visitor.seesNo('已迁出')
      await visitor.check('committee-household')
    })

    await t.test('an announcement hangs, and is taken down', async () => {
      await visitor.open('packages/committee/announcements/announcements')
      await visitor.press('写一条公告')
      await visitor.fill('标题', `停水通知（${screen}）`)
      await visitor.fill('内容', '明天上午检修水管，请提前存水。')
      await visitor.press('贴出来')
      await visitor.sees('请选贴到哪天')
      await chooseDay(visitor, '贴到哪天', today())
      await visitor.press('贴出来')
      await visitor.sees('贴出来了')
      await visitor.check('committee-announcements')
      await visitor.press(`撤下：停水通知（${screen}）`)
      await visitor.fill('为什么撤下', '修好了')
      await visitor.shown.getByRole('dialog').getByRole('button', { name: '撤下' }).click()
      await visitor.sees('已撤下')
    })

    await t.test('the pool says whether it suffices', async () => {
      await visitor.open('packages/committee/pool/pool')
      await visitor.sees(/都入账后还剩|还差/)
      await visitor.check('committee-pool')
    })
    assert.ok(second && other)
    await visitor.close()
  })
}
