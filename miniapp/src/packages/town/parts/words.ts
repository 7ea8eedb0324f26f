import type { AuditRecord } from '@/api/schema'

export { ROLE_WORDS } from '@/lib/role-words'
export { ROUND_WORDS } from '@/lib/rounds'

export const ROUND_TONES = { SCORING: 'waiting', PUBLISHED: 'waiting', FROZEN: 'done' } as const

/** What a record of the audit says was done. */
const ACTIONS: Record<string, string> = {
  'assessment.drawn': '抽签',
  'assessment.frozen': '名次定榜',
  'assessment.objection-raised': '提出考核异议',
  'assessment.objection-settled': '答复考核异议',
  'assessment.published': '公布名次',
  'assessment.scheme-adopted': '采用考核方案',
  'assessment.sheet-corrected': '更正评分表',
  'assessment.sheet-submitted': '提交评分表',
  'awards.posted': '积分入账',
  'awards.recorded': '登记积分',
  'awards.notice-published': '发布公示',
  'awards.notice-ended': '公示期满',
  'awards.review-opened': '开始评议',
  'awards.shortage-chosen': '选定积分不够时的办法',
  'awards.home-month-counted': '月评汇总',
  'awards.objection-heard': '答复异议',
  'awards.objection-opened': '提出异议',
  'community.phone-read': '查看电话号码',
  'community.town-founded': '建立本镇',
  'community.town-settings-changed': '改动设置',
  'identity.bound': '绑定户',
  'identity.invited': '邀请任职',
  'identity.invitation-withdrawn': '撤回邀请',
  'identity.post-granted': '登记职务',
  'identity.post-revoked': '免去职务',
  'rules.version-made': '改积分细则',
  'store.good-added': '添加商品',
  'store.good-revised': '改商品',
  'store.handed-over': '交付商品',
  'store.window-planned': '安排兑换期',
  'store.window-moved': '改兑换期',
  'treasury.correction-proposed': '提出更正账目',
  'treasury.correction-confirmed': '确认更正账目',
  'treasury.correction-declined': '不同意更正账目',
  'treasury.fund-recorded': '登记资金',
  'treasury.quarter-opened': '开账',
  'treasury.quarter-closed': '结账',
}
const AREAS: Record<string, string> = { assessment: '考核', awards: '积分', community: '户册', identity: '人员', rules: '细则', store: '兑换', treasury: '账目', board: '公告', media: '照片' }

export function actionWords(action: AuditRecord['action']): string {
  return ACTIONS[action] ?? `${AREAS[action.split('.')[0]!] ?? '其他'}操作（${action}）`
}
export const AUDIT_ACTIONS = Object.entries(ACTIONS).map(([value, text]) => ({ value, text }))
