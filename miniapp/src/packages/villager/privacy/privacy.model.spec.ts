import { describe, expect, it } from 'vitest'
import type { CommunityHouseholdPage, IdentityHeld, IdentityMe } from '@/api/schema'
import { asText, heldParts } from './privacy.model'

const NOW = Date.parse('2026-11-24T08:00:00+08:00')
const me = { name: '熊顺', member: 'm', town: { id: 't', name: '凤鸣镇', code: 'f' } } as unknown as IdentityMe
const held: IdentityHeld = {
  person: 'p',
  phone: { number: '199****0000', provenAt: '2026-06-18T09:00:00+08:00' },
  wechat: [],
  towns: [],
  posts: [],
  bindingRequests: [{ id: 'b', town: 't', state: 'DECLINED', askedAt: '2026-06-17T09:00:00+08:00' }],
  sessions: [{ id: 's', person: 'p', way: 'WECHAT', startedAt: '2026-11-23T09:00:00+08:00', seenAt: '2026-11-24T07:00:00+08:00', until: '' }],
}
const home = {
  headName: '熊顺',
  villageName: '院坝村',
  members: [
    { id: 'm', name: '熊顺', birthYear: 1954, idTailKept: false },
    { id: 'n', name: '熊芳红', birthYear: 1941, idTailKept: true },
  ],
} as unknown as CommunityHouseholdPage

describe('what is held about me', () => {
  it('is said in words, without the others of the family', () => {
    const lines = heldParts(held, me, home, NOW).flatMap((part) => part.lines)
    expect(lines).toContain('出生年份：1954')
    expect(lines).toContain('手机：199****0000，6月18日验证')
    expect(lines).toContain('绑定申请：6月17日，没有同意')
    expect(lines).toContain('微信：昨天 09:00登录，今天 07:00用过')
    expect(lines.join()).not.toContain('1941')
  })

  it('can be taken along as a text', () => {
    const text = asText(heldParts(held, me, home, NOW), me, NOW)
    expect(text).toContain('【户册里的我】\n姓名：熊顺')
    expect(text).toContain('微信：没有绑定')
  })
})
