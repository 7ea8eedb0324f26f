// The town office, at a desk and on a phone: a quarter's assessment from the scheme to the standing, an objection of a
// village heard, rules and goods, windows, roles, books, and a quarter that is closed with its proof.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { call, find } from '../lib/api.mjs'
import { quarterNow, roundOf, scoreAll, somebody, today, villageId } from '../lib/scene.mjs'
import { closeBrowser, visit } from '../lib/visit.mjs'
import { choose, chooseDay } from '../lib/wheel.mjs'

after(closeBrowser)

const spoken = (code) => `${code.slice(0, 4)}年第${'一二三四'[Number(code.slice(5)) - 1]}季度`

for (const [screen, period, village] of [['desk', quarterNow(), '院坝村'], ['phone', quarterNow(1), '双龙村']]) {
  test(`${screen}: the town office`, async (t) => {
    const visitor = await visit(await find({ role: 'TOWN' }), { screen })
    const me = visitor.person
    /** What the office does at a desk; a phone shows the same forms, which every-page looks at. */
    const atTheDesk = (name, told) => (screen === 'desk' ? t.test(name, told) : undefined)
    const confirm = (words) => visitor.shown.getByRole('dialog').getByRole('button', { name: words, exact: true }).click()
    /** The days of the village on which households redeem now. */
    const openWindow = async () => {
      const { items } = await call('GET', `/api/v1/redemption-windows?village=${await villageId(me, village)}`, { token: me.token })
      return items.find((each) => each.state === 'OPEN')
    }
    let round

    await t.test('an overview that says what waits', async () => {
      await visitor.open('packages/town/home/home')
      await visitor.sees('资金能发的积分')
      await visitor.sees('各季度的进出')
      await visitor.check('town-home')
    })

    await t.test('a scheme is copied and its figures changed in a form', async () => {
      await visitor.open('packages/town/schemes/schemes')
      await visitor.press('人居环境综合整治季度考核')
      await visitor.press('照着改一份')
      await visitor.sees('等次：一共 24 个村，一季发 48,000 分')
      await visitor.fill('第 1 等每村积分', '3500')
      await visitor.fill('第 3 等每村积分', '500')
      await visitor.fill('第 1 等几个村', '6')
      await visitor.sees('对不上')
      await visitor.fill('第 1 等几个村', '8')
      await visitor.seesNo('对不上')
      await visitor.press('检查', { exact: true })
      await visitor.sees('方案没有问题')
      await visitor.check('town-schemes')
    })

    await t.test('a round begins, another scheme is tried on the sheets, nothing is written', async () => {
      await visitor.open('packages/town/round/round')
      const { items } = await call('GET', '/api/v1/assessment-rounds?size=50', { token: me.token })
      if (!items.some((each) => each.period === period)) {
        await visitor.press('开始新一期考核')
        await choose(visitor, '采用哪个方案', '人居环境综合整治季度考核')
        await choose(visitor, '考核哪个季度', spoken(period))
        await visitor.fill('采用的依据', '镇专班会议纪要')
        // Another round may stand there already, with sheets of its own: what is shown does not tell.
        const begun = visitor.page.waitForResponse((answer) => answer.url().endsWith('/assessment-rounds') && answer.request().method() === 'POST')
        await visitor.press('采用，开始评分')
        await begun
        await visitor.seesNo('采用，开始评分')
      }
      await visitor.sees('评分表：已提交')
      round = (await roundOf(me, period)).id
      await visitor.open(`packages/town/home/home`)
      await visitor.open(`packages/town/round/round`)
      await choose(visitor, '哪一期', spoken(period))
      await choose(visitor, '按哪个方案算', '自己改的方案')
      await visitor.press('试算', { exact: true })
      await visitor.sees(/还有 \d+ 个村没评完/)
      await visitor.check('town-round-trial')
    })

    await t.test('homes are drawn from a sealed seed', async () => {
      await visitor.open(`packages/town/draws/draws?round=${round}`)
      await choose(visitor, '哪个村', village)
      await visitor.fill('抽几个', '3')
      await visitor.fill('为什么抽', '入户抽查')
      await visitor.press('抽', { exact: true })
      await visitor.sees(`${village}抽到 3 个`)
      await visitor.sees(/从 \d+ 个里：.+家、.+家、.+家/)
      await visitor.press('验一验第 1 次')
      await visitor.sees('定榜后才公开')
      await visitor.check('town-draws')
    })

    await t.test('all villages scored: the trial shows the tiers, the standing is published', async () => {
      // Whoever scored a village does not hear its objection.
      await scoreAll(await somebody('TOWN', undefined, 1), round, today(), { found: village })
      await visitor.open('packages/town/home/home')
      await visitor.open('packages/town/round/round')
      await choose(visitor, '哪一期', spoken(period))
      await choose(visitor, '按哪个方案算', '自己改的方案')
      await visitor.press('试算', { exact: true })
      await visitor.sees('各村都评完了，一共要发 48,000 分')
      await visitor.sees('和现在采用的比')
      await visitor.check('town-round-scored')
      await visitor.press('公布名次')
      await visitor.fill('公布说明', '季度考核结果')
      await confirm('公布')
      await visitor.sees('第 1 次公布')
      await visitor.sees('现在不能定榜')
      await visitor.check('town-round-published')
    })

    await t.test('a village objects where it sees the finding, the office hears it and publishes anew', async () => {
      const committee = await visit(await find({ role: 'COMMITTEE', village }), { screen: 'phone' })
      await committee.open('packages/committee/standing/standing')
      await choose(committee, '哪一期', spoken(period))
      await committee.sees('公路边有鸡鸭散养')
      await committee.press('这处有异议：公路边有鸡鸭散养')
      await committee.fill('为什么', '那天鸡已经关进圈了，请复核')
      await committee.takePhoto('现在的照片')
      await committee.check('committee-standing-objection')
      await committee.press('提交异议')
      await committee.sees('异议已交给镇里')
      await committee.check('committee-standing')
      await committee.close()

      await visitor.open(`packages/town/objections/objections?round=${round}`)
      await visitor.sees('那天鸡已经关进圈了')
      await visitor.press('听取和答复')
      await visitor.sees('异议成立时，评分表这样更正')
      await visitor.fill('答复的理由', '经现场复核，散养已整改，撤掉一处')
      await visitor.check('town-hearing')
      await visitor.press('异议成立，按上面更正')
      await visitor.sees('异议已答复')
      await visitor.open('packages/town/round/round')
      await choose(visitor, '哪一期', spoken(period))
      await visitor.press('更正后重新公布')
      await visitor.fill('公布说明', '复核后更正')
      await confirm('公布')
      await visitor.sees(/第 2 次公布.*有 \d+ 个村的分或名次变了/)
      await visitor.open(`packages/town/standing/standing?round=${round}`)
      await visitor.press('第 2 次公布：复核后更正')
      await visitor.sees(new RegExp(`${village}：.*分改成`))
      await visitor.check('town-standing-revisions')
      await visitor.press(new RegExp(`名，${village}`))
      await visitor.sees('怎么算的')
      await visitor.check('town-standing-trace')
    })

    await t.test('the year so far, village by village', async () => {
      const { items } = await call('GET', '/api/v1/assessment-rounds?size=50', { token: me.token })
      const frozen = items.filter((each) => each.state === 'FROZEN').map((each) => each.period).sort()
      await visitor.open('packages/town/annual/annual')
      // Until late in April nothing of the year has been frozen yet.
      await choose(visitor, '哪一年', `${frozen.at(-1).slice(0, 4)} 年`)
      await visitor.sees('全年考核分')
      await choose(visitor, '看一个村', village)
      await visitor.sees(`${village}：全年第`)
      await visitor.check('town-annual')
    })

    await t.test('money is recorded and becomes points', async () => {
      await visitor.open('packages/town/funds/funds')
      await visitor.fill('金额（元）', '1200.50')
      await visitor.sees('能发 1,200 分')
      await visitor.fill('文号或凭证号', `云财〔2026〕${screen}`)
      await visitor.press('登记', { exact: true })
      await confirm('登记')
      await visitor.sees('已登记 1,200.50 元')
      await visitor.check('town-funds')
    })

    await t.test('a rule of the town’s own, from tomorrow', async () => {
      await visitor.open('packages/town/rules/rules')
      await visitor.press('写一条新细则')
      await visitor.fill('名称', `捡拾河滩垃圾${screen}`)
      await visitor.fill('几分', '2')
      await visitor.fill('依据', '镇专班会议纪要')
      await visitor.check('town-rule-form')
      await visitor.press('定下这条细则')
      await visitor.sees('定下了')
      await visitor.check('town-rules')
    })

    await atTheDesk('a good changes its price', async () => {
      await visitor.open('packages/town/goods/goods')
      await visitor.press('垃圾袋（卷）')
      await visitor.fill('要多少分', screen === 'desk' ? '4' : '5')
      await visitor.check('town-good-form')
      await visitor.press('保存')
      await visitor.sees('已保存')
    })

    await atTheDesk('one village gets days of its own', async () => {
      await visitor.open('packages/town/windows/windows')
      // Early in a quarter the one before has not got its days yet.
      await choose(visitor, '用哪个季度的积分兑', spoken((await openWindow()).quarter))
      await visitor.press(`改${village}的兑换期`)
      await visitor.fill('几天内提货', '10')
      await confirm('确定')
      await visitor.sees(`${village}的兑换期已改`)
      await choose(visitor, '用哪个季度的积分兑', spoken(quarterNow()))
      await choose(visitor, '给哪里安排', village)
      // After the window of the demo, which is open now and for less than a month.
      const later = new Date(Date.now() + 32 * 24 * 3_600_000).toISOString().slice(0, 10)
      await chooseDay(visitor, '哪天开始', later)
      await chooseDay(visitor, '哪天结束', later)
      await visitor.press('安排', { exact: true })
      await visitor.sees(`给${village}安排？`)
      await confirm('确定')
      await visitor.sees(`${village}的兑换期安排好了`)
      await visitor.check('town-windows')
    })

    await atTheDesk('what a village does when its pool runs short is chosen before the quarter', async () => {
      await visitor.open('packages/town/settings/settings')
      await choose(visitor, '哪个村', village)
      await choose(visitor, '办法', '大家按同一个比例少得')
      await visitor.press('定下', { exact: true })
      await visitor.sees('积分不够时按比例')
      await visitor.press(`改名：${village}`)
      await visitor.fill('村名', `${village}改`)
      await confirm('保存')
      await visitor.sees(`${village}改名为${village}改`)
      await visitor.press(`改名：${village}改`)
      await visitor.fill('村名', village)
      await confirm('保存')
      await visitor.sees(`${village}改改名为${village}`)
      await visitor.check('town-settings')
    })

    await atTheDesk('somebody gets a post and loses it', async () => {
      await visitor.open('packages/town/roles/roles')
      await visitor.press('登记', { role: 'tab' })
      const name = screen === 'desk' ? '周试案' : '吴试机'
      await visitor.fill('姓名', name)
      await visitor.press('找这个人')
      await visitor.sees('按电话号码邀请')
      await visitor.fill('电话号码', screen === 'desk' ? '13800138111' : '13800138112')
      await choose(visitor, '担任', '卫生监督员')
      await choose(visitor, '管哪里', '全镇')
      await visitor.check('town-roles-add')
      await visitor.press('发邀请')
      await visitor.sees(`已邀请${name}`)
      await visitor.press('邀请', { role: 'tab' })
      await visitor.press(`撤回对${name}的邀请`)
      await confirm('撤回')
      await visitor.sees('邀请已撤回')
    })

    await t.test('an entry of a pool is explained, and its correction begun there and confirmed by another', async () => {
      const id = await villageId(me, village)
      const { items } = await call('GET', `/api/v1/villages/${id}/pool/entries?size=50`, { token: me.token })
      const award = items.find((each) => each.movement === 'AWARD')
      await visitor.open('packages/town/pools/pools')
      await visitor.press(new RegExp(`^${village}，`))
      await visitor.sees('积分池的来去')
      await visitor.press(award.reason)
      await visitor.sees('账目编号')
      await visitor.check('town-pool-entries')
      await visitor.press(`更正这一笔：${award.reason}`)
      await visitor.sees('还能撤回')
      await visitor.fill('撤回多少分', '1')
      await visitor.fill('为什么更正', '多记了 1 分')
      await visitor.check('town-correction')
      await visitor.press('提出更正')
      await visitor.sees('请另一个人来确认')
      await visitor.sees('要另一个人来确认')

      const colleague = await visit(await find({ role: 'TOWN' }, 1), { screen })
      await colleague.open('packages/town/books/books')
      await colleague.press('确认更正')
      await colleague.shown.getByRole('dialog').getByRole('button', { name: '确认更正', exact: true }).click()
      await colleague.sees('账目已更正')
      await colleague.press('现在核对')
      await colleague.sees('账目全对，一分不差')
      await colleague.check('town-books')
      await colleague.close()
    })

    await t.test('everything done is on record, in words', async () => {
      await visitor.open('packages/town/audit/audit')
      await visitor.shown.locator('.record', { hasText: '确认更正账目' }).first().waitFor()
      await choose(visitor, '做了什么', '村改名')
      await visitor.sees('从“院坝村改”改成“院坝村”')
      const words = await visitor.shown.locator('.record').allInnerTexts()
      assert.equal(words.some((each) => /[a-z]+\.[a-z-]+|\{"/.test(each)), false, 'codes are not for people')
      await visitor.check('town-audit')
    })

    await t.test('an auditor reads all of it and changes nothing', async () => {
      const auditor = await visit(await find({ role: 'AUDITOR' }), { screen })
      await auditor.open('packages/town/rules/rules')
      await auditor.sees('监督查看')
      assert.equal(await auditor.shown.getByRole('button', { name: '写一条新细则' }).count(), 0)
      await auditor.check('town-auditor')
      await auditor.close()
    })

    await t.test('the books of the earliest quarter are closed, with the proof on paper; not while goods are redeemed', async () => {
      const open = (await call('GET', '/api/v1/quarters', { token: me.token })).filter((each) => each.state === 'OPEN')
      const first = open.map((each) => each.quarter).sort()[0]
      const { quarter: redeemed } = await openWindow()
      await visitor.open('packages/town/quarters/quarters')
      await visitor.press(`${spoken(first)}结账`)
      await confirm('核对并结账')
      if (first < redeemed) {
        await visitor.sees('结账了，全部账目核对无误')
        await visitor.sees('账平')
      } else {
        // Households redeem from it these days.
        await visitor.sees(/兑换期到 .* 才结束/)
        await confirm('再想想')
        await visitor.press('看证明')
        await visitor.sees('账平')
      }
      await visitor.check('town-quarters')
    })
    await visitor.close()
  })
}

test('the village that objected is told what came of it', async () => {
  const committee = await somebody('COMMITTEE', '院坝村')
  const officer = await somebody('TOWN')
  const { id } = await roundOf(officer, quarterNow())
  const objections = await call('GET', `/api/v1/assessment-rounds/${id}/objections`, { token: committee.token })
  assert.equal(objections[0].state, 'UPHELD')
  const visitor = await visit(await find({ role: 'COMMITTEE', village: '院坝村' }))
  await visitor.open('packages/committee/standing/standing')
  await choose(visitor, '哪一期', spoken(quarterNow()))
  await visitor.sees('答复：经现场复核')
  await visitor.close()
})
