import type { Sign } from '@/components/pictogram/shapes'

/** Where the town office works: the side navigation of a desktop, and the list on the phone's first page. */
export interface Section {
  key: string
  title: string
  note: string
  sign: Sign
  /** The first of a kind says what kind. */
  group?: string
}

export const SECTIONS: Section[] = [
  { key: 'home', title: '总览', note: '资金、积分池、等着办的事', sign: 'home' },
  { key: 'round', group: '考核', title: '一期考核', note: '评分表、试算、公布、定榜', sign: 'ranking' },
  { key: 'standing', title: '名次和等次', note: '等次线、差几分、分从哪里来', sign: 'medal' },
  { key: 'annual', title: '全年考核', note: '一年加起来、前几名后几名', sign: 'clock' },
  { key: 'objections', title: '考核异议', note: '听取和答复', sign: 'alert' },
  { key: 'inspections', title: '检查计划', note: '抽村、抽检查组，不打招呼', sign: 'place' },
  { key: 'letters', title: '约谈和通知', note: '发出、回复、审核、超期', sign: 'list' },
  { key: 'draws', title: '抽签', note: '抽户、抽组、抽路，谁都能验', sign: 'code' },
  { key: 'schemes', title: '考核方案', note: '正在用的、现成的、自己改的', sign: 'book' },
  { key: 'trials', title: '试算对照', note: '用以前的数字试两个方案', sign: 'check' },
  { key: 'roster', title: '名单和任务', note: '谁参加、哪一类、任务多少', sign: 'list' },
  { key: 'campaigns/hub', title: '行动和责任', note: '攻坚行动、日历、岗位、一村一策、景观', sign: 'flag' },
  { key: 'funds', group: '积分', title: '资金和发行', note: '到账多少、能发多少分', sign: 'money' },
  { key: 'pools', title: '各村积分池', note: '每个村还有多少、更正一笔账', sign: 'pool' },
  { key: 'rules', title: '积分细则', note: '做什么得几分', sign: 'leaf' },
  { key: 'quarters', title: '季度账', note: '开账、结账、打印证明', sign: 'list' },
  { key: 'expiry', title: '积分清零', note: '哪天清多少、改办法、清零记录', sign: 'clock' },
  { key: 'goods', group: '兑换', title: '商品管理', note: '用品、分值、成本', sign: 'basket' },
  { key: 'windows', title: '兑换期', note: '全镇各村的日期', sign: 'flag' },
  { key: 'season/desk', title: '兑换季安排', note: '各村的错峰时段、紧俏商品、心愿单、送温暖', sign: 'clock' },
  { key: 'settlement', title: '兑换结算', note: '兑了多少、成本多少', sign: 'store' },
  { key: 'supply/store', title: '库房和货架', note: '采购、签收、盘点、调拨', sign: 'basket' },
  { key: 'supply/shops', title: '合作店和集市', note: '添加、定价、结算', sign: 'store' },
  { key: 'supply/cover', title: '兑付保障和比价', note: '积分够不够钱兑、价对不对', sign: 'money' },
  { key: 'alerts', group: '监督', title: '监督提醒', note: '一人经手、突击、照片重复、物资不符', sign: 'alert' },
  { key: 'callbacks', title: '抽样回访', note: '抽几户，问问真的收到没有', sign: 'check' },
  { key: 'roles', group: '管理', title: '人员职务', note: '谁管什么', sign: 'person' },
  { key: 'register', title: '户册导入导出', note: '用 Excel 登记一个村或全镇', sign: 'list' },
  { key: 'messages', title: '微信消息', note: '发出多少、微信不收的为什么、模板核对', sign: 'send' },
  { key: 'settings', title: '本镇设置', note: '分值、村、积分不够时的办法', sign: 'settings' },
  { key: 'books', title: '查账', note: '核对全部账目、更正', sign: 'check' },
  { key: 'audit', title: '操作留痕', note: '谁在什么时候做了什么', sign: 'lock' },
]

/** A key with a stroke names a page of another package. */
export function sectionUrl(key: string): string {
  const [root, page] = key.includes('/') ? key.split('/') : ['town', key]
  return `/packages/${root}/${page}/${page}`
}
