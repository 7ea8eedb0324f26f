import type { CommunityHouseholdPage, IdentityHeld, IdentityMe } from '@/api/schema'
import { day, moment } from '@/lib/dates'
import { ROLE_WORDS } from '@/lib/role-words'

/** Everything that is held about one person, in words, and as a text to take along. */

export interface HeldPart {
  title: string
  why: string
  lines: string[]
}

const WAYS = { WECHAT: '微信', DEMO: '演示', DESK: '柜台', DESKTOP: '电脑' } as const
const ASKED = { WAITING: '等村委确认', CONFIRMED: '已确认', DECLINED: '没有同意', WITHDRAWN: '已撤回' } as const

export function heldParts(held: IdentityHeld, me: IdentityMe, home?: CommunityHouseholdPage, now?: number): HeldPart[] {
  const self = home?.members.find((member) => member.id === me.member)
  return [
    {
      title: '户册里的我',
      why: '积分按户记，所以要知道您在哪一户。由村委登记。',
      lines: [
        `姓名：${me.name}`,
        ...(home ? [`户：${home.headName}家，${home.villageName}${home.groupName ?? ''}${home.address ? `，${home.address}` : ''}`] : []),
        ...(self?.birthYear ? [`出生年份：${self.birthYear}`] : []),
        ...(self ? [`身份证后几位：${self.idTailKept ? '有，加密存着' : '没有存'}`] : []),
        ...(self?.phone ? [`户册里的手机：${self.phone}（加密存着）`] : []),
      ],
    },
    {
      title: '登录用的',
      why: '只用来认出您，不给别人看。',
      lines: [
        held.phone ? `手机：${held.phone.number}，${day(held.phone.provenAt, now)}验证` : '手机：没有存',
        ...(held.wechat.length ? held.wechat.map((each) => `微信：${day(each.boundAt, now)}绑定`) : ['微信：没有绑定']),
        ...held.bindingRequests.map((each) => `绑定申请：${day(each.askedAt, now)}，${ASKED[each.state]}`),
      ],
    },
    {
      title: '担任的职务',
      why: '办事的人要有据可查，卸任以后也留着。',
      lines: held.posts.length
        ? held.posts.map((post) => `${ROLE_WORDS[post.role]}，${day(post.grantedAt, now)}起${post.revokedAt ? `，${day(post.revokedAt, now)}止` : ''}`)
        : ['没有'],
    },
    {
      title: '登录着的地方',
      why: '手机丢了，可以在这里全部退出。',
      lines: held.sessions.map((each) => `${WAYS[each.way]}：${moment(each.startedAt, now)}登录，${moment(each.seenAt, now)}用过`),
    },
  ]
}

/** Plain text: a villager can send it to themselves or print it anywhere. @param parts who I am, and what our family did */
export function asText(parts: HeldPart[], me: IdentityMe, now: number = Date.now()): string {
  const body = parts.map((part) => [`【${part.title}】`, ...part.lines].join('\n')).join('\n\n')
  return `凤鸣积分存着的我的信息\n${me.town?.name ?? ''} ${me.name} ${moment(now, now)}\n\n${body}\n`
}
