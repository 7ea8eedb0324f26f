import type { AuditRecord } from '@/api/schema'

export { ROLE_WORDS } from '@/lib/role-words'
export { ROUND_WORDS } from '@/lib/rounds'

export const ROUND_TONES = { SCORING: 'waiting', PUBLISHED: 'waiting', FROZEN: 'done' } as const

/** What a record of the audit says was done. */
export const ACTIONS: Record<string, string> = {
  'assessment.scheme-adopted': '采用考核方案',
  'assessment.scores-imported': '用表格导入评分',
  'assessment.sheet-submitted': '提交评分表',
  'assessment.sheet-corrected': '更正评分表',
  'assessment.published': '公布名次',
  'assessment.objection-raised': '提出考核异议',
  'assessment.objection-settled': '答复考核异议',
  'assessment.frozen': '名次定榜',
  'assessment.drawn': '抽签',
  'assessment.reported': '考核填报',
  'assessment.roster-written': '登记考核对象',
  'awards.recorded': '登记积分',
  'awards.proposed': '自动登记积分',
  'awards.taken-on': '受理申报',
  'awards.confirmed': '第二人确认',
  'awards.declined': '不受理申报',
  'awards.activity-opened': '发起集体活动',
  'awards.activity-closed': '结束集体活动',
  'awards.home-month-counted': '入户评分汇总',
  'awards.review-opened': '召开评议',
  'awards.review-cancelled': '取消评议',
  'awards.notice-composed': '写公示',
  'awards.notice-published': '发布公示',
  'awards.notice-ended': '结束公示',
  'awards.notice-discarded': '作废公示草稿',
  'awards.objection-opened': '提出异议',
  'awards.objection-heard': '答复异议',
  'awards.posted': '积分入账',
  'awards.shortage-chosen': '选定积分不够时的办法',
  'awards.deduction-notified': '告知扣分',
  'awards.cure-checked': '复查整改',
  'awards.deduction-restored': '恢复扣分',
  'awards.flag-raised': '挂红黄旗',
  'awards.flag-cured': '取下黄旗',
  'awards.flag-not-cured': '黄旗没有整改好',
  'awards.nomination-accepted': '受理荣誉提名',
  'awards.nomination-refused': '不受理荣誉提名',
  'awards.honour-kept': '荣誉复核，保留',
  'awards.honour-failed': '荣誉复核，不合格',
  'awards.honour-taken-down': '撤下荣誉',
  'board.announced': '发布公告',
  'board.withdrawn': '撤下公告',
  'community.town-founded': '建立本镇',
  'community.town-settings-changed': '改本镇设置',
  'community.village-added': '添加村',
  'community.village-renamed': '村改名',
  'community.group-added': '添加小组',
  'community.group-renamed': '小组改名',
  'community.grid-added': '添加网格',
  'community.grid-renamed': '网格改名',
  'community.households-added': '登记户',
  'community.register-exported': '导出户册',
  'community.register-imported': '用表格导入户册',
  'community.household-added': '登记新户',
  'community.household-member-added': '添加成员',
  'community.household-member-changed': '更正成员',
  'community.household-member-left': '成员离开',
  'community.household-head-changed': '换户主',
  'community.household-card-reissued': '补发户卡',
  'community.household-moved': '搬家',
  'community.household-moved-away': '全家迁出',
  'community.household-came-back': '全家迁回',
  'community.household-split': '分户',
  'community.household-split-from': '从别户分出',
  'community.household-merged': '并户',
  'community.household-merged-into': '并入别户',
  'community.household-kin-recorded': '登记亲属',
  'community.household-kin-withdrawn': '撤销亲属',
  'community.phone-read': '查看手机号',
  'community.cards-printed': '打印户卡',
  'identity.bound': '绑定户',
  'identity.unbound': '解除绑定',
  'identity.binding-confirmed': '确认登录申请',
  'identity.binding-declined': '不同意登录申请',
  'identity.person-enrolled': '登记人员',
  'identity.left': '本人注销',
  'identity.invited': '邀请任职',
  'identity.invitation-withdrawn': '撤回邀请',
  'identity.post-granted': '登记职务',
  'identity.post-revoked': '免去职务',
  'identity.desk-confirmed': '扫码确认电脑登录',
  'rules.version-made': '改积分细则',
  'spots.caller-read': '查看来电人',
  'spots.settings-changed': '改脏乱点规定',
  'spots.template-added': '添加答复模板',
  'spots.template-changed': '改答复模板',
  'spots.template-removed': '删去答复模板',
  'spots.hidden': '隐藏脏乱点',
  'spots.shown': '恢复显示脏乱点',
  'spots.listed': '公开脏乱点',
  'spots.unlisted': '脏乱点不公开',
  'spots.recheck-drawn': '抽取每月复查',
  'spots.rechecked': '登记复查结果',
  'spots.finding-withdrawn': '撤销脏乱点问题记录',
  'spots.site-registered': '登记专项台账',
  'spots.looked': '登记回头看',
  'spots.site-treated': '专项台账整治完成',
  'spots.site-closed': '专项台账销号',
  'store.good-added': '添加商品',
  'store.good-revised': '改商品',
  'store.goods-received': '商品到货',
  'store.window-planned': '安排兑换期',
  'store.window-moved': '改兑换期',
  'store.redeemed': '兑换',
  'store.redeemed-for-household': '代农户兑换',
  'store.redemption-cancelled': '取消兑换单',
  'store.handed-over': '交付商品',
  'store.return-proposed': '登记退货',
  'store.return-decided': '退货决定',
  'store.outlet-saved': '登记合作店或集市',
  'store.settings-decided': '改兑换点规定',
  'store.purchase-ordered': '开采购单',
  'store.purchase-closed': '结束采购单',
  'store.receipt-opened': '登记到货',
  'store.receipt-signed': '签收物资',
  'store.receipt-cancelled': '作废收货单',
  'store.loss-proposed': '报损',
  'store.loss-decided': '报损决定',
  'store.stocktaking-opened': '开始盘点',
  'store.stocktaking-signed': '盘点签字',
  'store.stocktaking-decided': '盘点审批',
  'store.goods-sent': '调出物资',
  'store.goods-arrived': '签收调拨',
  'store.price-agreed': '定合作店结算价',
  'store.price-noted': '登记市场价',
  'store.bill-drawn': '开结算单',
  'store.bill-agreed': '店主确认结算单',
  'store.bill-paid': '结算付款',
  'store.bill-voided': '作废结算单',
  'store.collecting-for-household': '替农户代领',
  'store.collecting-withdrawn': '不再代领',
  'store.errand-objected': '对代办提出异议',
  'store.errand-answered': '答复代办异议',
  'store.counter-list-drawn-up': '下载离线名单',
  'store.handed-over-offline': '没网时交付商品',
  'store.offline-difference-explained': '说明离线核销的差异',
  'store.paper-list-keyed': '录入纸质名单',
  'store.pin-set': '设户卡密码',
  'store.pin-reset-asked': '申请重设户卡密码',
  'store.pin-reset-agreed': '同意重设户卡密码',
  'store.proxy-registered': '登记代办人',
  'store.proxy-ended': '取消代办人',
  'season.slots-decided': '安排错峰取货时间',
  'season.let-in': '时间外允许取货',
  'season.release-announced': '登记紧俏商品',
  'season.release-opened': '紧俏商品向全村开放',
  'season.release-cancelled': '取消紧俏商品安排',
  'season.drawn': '紧俏商品抽签',
  'season.entered-for-household': '替农户报名抽签',
  'season.withdrawn-for-household': '替农户取消报名',
  'season.wishes-asked': '征集心愿单',
  'season.wishes-moved': '改心愿单征集',
  'season.wished-for-household': '替农户填心愿单',
  'season.gift-limit-set': '定送温暖限额',
  'season.gift-proposed': '提议送温暖',
  'season.gift-decided': '送温暖决定',
  'season.gift-handed': '送到慰问品',
  'season.gift-withdrawn': '撤回慰问品',
  'treasury.fund-recorded': '登记资金',
  'treasury.quarter-opened': '开账',
  'treasury.quarter-closed': '结账',
  'treasury.book-exported': '导出账本',
  'treasury.correction-proposed': '提出更正账目',
  'treasury.correction-confirmed': '确认更正账目',
  'treasury.correction-declined': '不同意更正账目',
  'treasury.expiry-proposed': '提出清零办法',
  'treasury.expiry-confirmed': '确认清零办法',
  'treasury.expiry-declined': '不同意清零办法',
  'alerts.thresholds-set': '改监督提醒的标准',
  'alerts.looked-into': '查一条监督提醒',
  'alerts.settled': '了结一条监督提醒',
  'alerts.callback-planned': '安排抽样回访',
  'alerts.callback-drawn': '抽样回访抽户',
  'alerts.callback-closed': '结束抽样回访',
}
const AREAS: Record<string, string> = { assessment: '考核', awards: '积分', community: '户册', identity: '人员', rules: '细则', store: '兑换', treasury: '账目', alerts: '监督', board: '公告', media: '照片', spots: '脏乱点', messages: '消息' }

export function actionWords(action: AuditRecord['action']): string {
  return ACTIONS[action] ?? `${AREAS[action.split('.')[0]!] ?? '其他'}操作`
}
export const AUDIT_ACTIONS = Object.entries(ACTIONS).map(([value, text]) => ({ value, text }))

/** Names of what changed, where a record keeps figures. */
const FIELDS: Record<string, string> = {
  pointValueFen: '一分值几分钱', households: '户数', name: '名称', state: '状态', count: '数量', month: '月份', code: '编号',
  awarderPercent: '一人经手占比', awarderPoints: '一人经手积分', clanPercent: '一姓一族占比', clanFactor: '一姓一族倍数',
  spikeDays: '季末天数', spikeFactor: '季末倍数', spikePoints: '季末积分', stockPercent: '物资差异占比', stockPieces: '物资差异件数',
}

/** What a record keeps beside its reason, in words; ids say nothing to anybody and stay out. */
export function detailWords(details: unknown): string {
  if (!details) return ''
  try {
    return told(typeof details === 'string' ? (JSON.parse(details) as unknown) : details)
  } catch {
    return ''
  }
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-/

function told(details: unknown): string {
  if (details === null || details === undefined) return ''
  if (typeof details !== 'object') return ID.test(String(details)) ? '' : String(details)
  const { before, after, ...rest } = details as Record<string, unknown>
  const change = before !== undefined && after !== undefined ? `从“${told(before)}”改成“${told(after)}”` : ''
  const others = Object.entries(rest).flatMap(([key, value]) => {
    const words = FIELDS[key] && told(value)
    return words ? [`${FIELDS[key]}：${words}`] : []
  })
  return [change, ...others].filter(Boolean).join('，')
}
