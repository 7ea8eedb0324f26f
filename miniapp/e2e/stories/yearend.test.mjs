// The end of a year: the town tries out and decides when points end, a family sees what ends and when; an auditor asks
// households whether they got what the book says, and looks into what one of them answers.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { call, find } from '../lib/api.mjs'
import { closeBrowser, visit } from '../lib/visit.mjs'

after(closeBrowser)

const confirm = (visitor, words) => visitor.shown.getByRole('dialog').getByRole('button', { name: words, exact: true }).click()

test('two of the town office decide when points end, and a family sees what it means', async () => {
  const officer = await visit(await find({ role: 'TOWN' }), { screen: 'desk' })
  await officer.open('packages/town/expiry/expiry')
  await officer.sees('积分一直留着，不清零')
  await officer.press('先试算一遍')
  await officer.sees('换成这个办法')
  await officer.sees(/以后清零 [\d,]+ 分/)
  await officer.check('expiry-tried')
  await officer.fill('依据', '镇长办公会纪要第 9 号')
  await officer.press('提出这个办法')
  await officer.sees('是您提出的，要另一个人来确认。')
  await officer.close()

  const second = await visit(await find({ role: 'TOWN' }, 1), { screen: 'phone' })
  await second.open('packages/town/expiry/expiry')
  await second.press('确认这个办法')
  await confirm(second, '确认')
  await second.sees(/确认了：从.*起每年 12 月 31 日清零/)
  await second.check('expiry-decided')
  await second.close()

  const villager = await visit(await find({ role: 'VILLAGER' }, 2), { screen: 'phone' })
  // Home tells of it half a year ahead; in spring the end of the year is further away.
  const { days } = await call('GET', '/api/v1/me/wallet/expiry', { token: villager.person.token })
  const soon = days[0].daysLeft <= 180
  await villager.open('pages/home/home')
  await villager.sees('家可兑换积分')
  if (soon) await villager.sees(/以后清零 [\d,]+ 分/)
  else assert.equal(await villager.shown.getByText(/以后清零/).count(), 0)
  await villager.check('home-expiring')
  await villager.open('packages/villager/passbook/passbook')
  await villager.press(soon ? /以后清零 [\d,]+ 分/ : '积分什么时候到期')
  await villager.sees('清零以前能做什么')
  await villager.sees('先得的先用，先得的先到期')
  await villager.check('expiry-mine')
  await villager.close()
})

test('an auditor asks households, and looks into what one of them says', async () => {
  const phone = await visit(await find({ role: 'AUDITOR' }), { screen: 'phone' })
  await phone.open('packages/town/callbacks/callbacks')
  await phone.press('安排一次回访')
  await phone.fill('抽几户', '2')
  await phone.fill('为什么回访', '年底抽查')
  await phone.check('callback-plan')
  await phone.press('安排好了')
  await phone.sees('种子的承诺')
  await phone.press('现在抽户')
  await phone.sees('抽到 2 户')
  await phone.check('callback-drawn')
  await phone.press(/记下他怎么说/)
  await phone.press('没有收到', { role: 'radio' })
  await phone.fill('他怎么说', '说没有领过这些东西')
  await phone.check('callback-ask')
  await phone.press('记下', { exact: true })
  await phone.sees('没有收到 1 户')

  await phone.open('packages/town/alerts/alerts')
  await phone.press('现在查一遍')
  await phone.sees(/查完了/)
  await phone.press(/回访说没有收到/)
  await phone.sees('说没有领过这些东西')
  await phone.fill('查了什么、结果怎样', '翻了签收照片，是女儿代领，已告诉本人')
  await phone.press('记下来')
  await phone.sees('记下了')
  await phone.check('alert')
  await phone.fill('查了什么、结果怎样', '本人认可')
  await phone.press('写好了，了结')
  await confirm(phone, '了结')
  await phone.sees('已了结')
  await phone.close()
})
