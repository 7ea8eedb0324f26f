import { period, PERIOD_WORDS, type PeriodKind } from './periods'
import { points } from './points'

/**
 * A scheme document in sentences, for who does not read JSON. It reads what is written, sound or not: what is missing is
 * said to be missing, and nothing is made up.
 */

export interface Part {
  title: string
  lines: string[]
  /** Something that should be looked at before the scheme is adopted. */
  warnings?: string[]
}

type Loose = Record<string, unknown>

const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): Loose[] => (Array.isArray(value) ? value.filter(isObject) : [])
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const given = (value: unknown): boolean => value !== undefined && value !== null

const SUBJECTS: Record<string, { noun: string; unit: string }> = {
  village: { noun: '村', unit: '个' },
  household: { noun: '户', unit: '户' },
  grid: { noun: '网格', unit: '个' },
  work: { noun: '参赛作品', unit: '件' },
  road: { noun: '路段', unit: '条' },
}
const PERIODS: Record<string, PeriodKind> = { 'half-month': 'HALF_MONTH', month: 'MONTH', quarter: 'QUARTER', year: 'YEAR', campaign: 'CAMPAIGN' }

export function parsed(document: string): Loose | undefined {
  try {
    const read: unknown = JSON.parse(document)
    return isObject(read) ? read : undefined
  } catch {
    return undefined
  }
}

/** Nothing when the text is no document at all. */
export function schemeWords(document: string): Part[] | undefined {
  const scheme = parsed(document)
  if (!scheme) return undefined
  return [whom(scheme), counts(scheme), order(scheme), ties(scheme), brings(scheme), reporters(scheme), after(scheme)].filter((part) => part.lines.length || part.warnings?.length)
}

const nounOf = (scheme: Loose) => SUBJECTS[text(scheme.subject)] ?? { noun: '考核对象', unit: '个' }

function whom(scheme: Loose): Part {
  const { noun, unit } = nounOf(scheme)
  const kind = PERIODS[text(scheme.period)]
  const days = isObject(scheme.days) ? `（${period(`${text(scheme.days.from)}_${text(scheme.days.to)}`)}）` : ''
  const lines = [`考核的是${noun}，${kind ? `${PERIOD_WORDS[kind].every}${days}${kind === 'CAMPAIGN' ? '' : '一次'}` : '没有写多久一次'}。`]
  const roster = list(scheme.roster)
  if (roster.length) {
    const asked = roster.reduce((sum, row) => sum + (Number(row.target) || 0), 0)
    lines.push(`名单上 ${roster.length} 个村${asked ? `，任务一共 ${points(asked)} 个` : ''}。`)
  }
  for (const group of list(scheme.groups)) lines.push(`${text(group.name)}${group.goal ? `：${text(group.goal)}` : ''}。`)
  if (scheme.onlyMeasured) lines.push(`没有分数的${noun}不参加排名。`)
  else if (text(scheme.subject) !== 'work' && text(scheme.subject) !== 'road') lines.push(`每${unit}${noun === '户' ? '' : noun}都要有分数，才能公布。`)
  const warnings = SUBJECTS[text(scheme.subject)] && kind ? undefined : ['没有写清楚考核谁、多久一次。']
  return { title: '考核谁，多久一次', lines, warnings }
}

const amounts = (kinds: Loose[], key: 'deduct' | 'add', verb: string) => kinds.map((kind) => `“${text(kind.title)}”每处${verb} ${text(kind[key])} 分`).join('，')

function bounds(line: Loose): string {
  return [given(line.floor) ? `最低 ${text(line.floor)} 分` : '', given(line.cap) ? `最高 ${text(line.cap)} 分` : ''].filter(Boolean).join('，')
}

const UNMEASURED: Record<string, string> = { mean: '没有数据的，取有数据的平均分', zero: '没有数据的，按 0 分算' }
const FROM: Record<string, string> = { findings: '登记的问题', spots: '脏乱点的复查、超期和反弹', sheets: '评分表上登记的问题' }

function marked(line: Loose): string[] {
  const kinds = list(line.deductions)
  if (line.kind === 'deducted' || (!line.kind && kinds.length)) return [`满分 ${text(line.weight)} 分，从满分往下扣：${amounts(kinds, 'deduct', '扣')}`, `最低 ${text(line.floor ?? 0)} 分`, line.photo === false ? '' : '要有照片']
  const max = line.max ?? line.weight
  return [`评分人按看到的打分，满分 ${text(max)} 分${text(max) === text(line.weight) ? '' : `，折算成 ${text(line.weight)} 分`}`, '没有打满的要写理由']
}

function counted(line: Loose): string[] {
  const down = amounts(list(line.deductions), 'deduct', '扣')
  const up = amounts(list(line.additions), 'add', '加')
  return [`按${FROM[text(line.source)] ?? '登记的问题'}算，从 ${text(line.base ?? 0)} 分起：${[down, up].filter(Boolean).join('；')}`, bounds(line), line.photo === false || line.source === 'spots' ? '' : '要有照片']
}

const sentences: Record<string, (line: Loose) => string[]> = {
  scored: marked,
  deducted: marked,
  counted,
  survey: (line) => [`以 ${text(line.baseline)} 个问题为准，每少一个加 ${text(line.fewer)} 分，每多一个扣 ${text(line.more)} 分`, bounds(line)],
  visits: (line) => {
    const max = line.max ?? line.weight
    const people = given(line.most) ? `${text(line.fewest ?? 1)} 到 ${text(line.most)} 个人` : `至少 ${text(line.fewest ?? 1)} 个人`
    return [`${people}各打各的分，满分 ${text(max)} 分，取平均${text(max) === text(line.weight) ? '' : `，折算成 ${text(line.weight)} 分`}`]
  },
  progress: (line) => [
    `${given(line.target) ? `任务 ${text(line.target)} 个` : '任务数在名单里或者填报时写明'}，${Number(line.weight) ? `完成几成得几成，做完得 ${text(line.weight)} 分` : '只看完成没有，不计分'}`,
    line.combine === 'sum' ? '几次填报加起来算' : '',
    given(line.byDay) ? `每月 ${text(line.byDay)} 日以前完成的才算` : '',
    line.veto ? '没有完成的一票否决' : '',
  ],
  schemes: (line) => [
    `取“${text(line.scheme)}”方案在本期内定榜的结果：${{ score: '考核分', total: '总分', rank: '名次' }[text(line.take)] ?? text(line.take)}${{ sum: '加起来', mean: '取平均', latest: '取最近一期' }[text(line.combine)] ?? ''}${given(line.factor) ? `，再乘 ${text(line.factor)}` : ''}`,
  ],
}

function counts(scheme: Loose): Part {
  const lines = list(scheme.lines).map((line) => {
    const said = (sentences[text(line.kind)] ?? marked)(line)
    return `${text(line.title) || '没有名称的一项'}：${[...said, UNMEASURED[text(line.unmeasured)] ?? ''].filter(Boolean).join('；')}。`
  })
  for (const veto of list(scheme.vetoes)) lines.push(`一票否决：${text(veto.title)}的，不论多少分都排到最后一等。`)
  const whole = isObject(scheme.total) ? bounds(scheme.total) : ''
  if (whole) lines.push(`总分${whole}。`)
  return { title: '算什么分', lines, warnings: list(scheme.lines).length ? undefined : ['一个评分项也没有。'] }
}

function order(scheme: Loose): Part {
  const within = { group: '分类（管区）各排各的', village: '每个村里各排各的' }[text(scheme.within)] ?? '全镇一起排'
  const way = { 'highest-first': '分高的在前', 'lowest-first': '分低的在前（扣得少、问题少的好）' }[text(scheme.ranking)]
  return { title: '怎么排名', lines: [`${within}，${way ?? '没有写谁在前'}。`], warnings: way ? undefined : ['没有写分高的在前还是分低的在前。'] }
}

function ties(scheme: Loose): Part {
  const rules = Array.isArray(scheme.ties) ? scheme.ties.map(text) : []
  const titles = new Map(list(scheme.lines).map((line) => [text(line.code), text(line.title)]))
  const words = rules.map((rule) => {
    if (rule.startsWith('line:')) return `比“${titles.get(rule.slice(5)) ?? rule.slice(5)}”这一项`
    return { 'fewer-findings': '问题少的在前', 'previous-standing': '上一期名次在前的在前', draw: '抽签，签在评分以前就封好' }[rule] ?? `“${rule}”不认识`
  })
  const ends = rules[rules.length - 1] === 'draw'
  return {
    title: '同分怎么办',
    lines: words.length ? [`${words.map((word, at) => `${at ? '还一样就' : '先'}${word}`).join('，')}。`] : [],
    warnings: ends ? undefined : [rules.length ? '最后一条不是抽签，可能分不出先后。' : '没有写同分怎么排，不能采用。'],
  }
}

/** What a tier, a prize or a streak brings, in words. */
export function outcomeWords(outcome: unknown): string {
  if (!isObject(outcome)) return ''
  const score = Number(outcome.assessmentScore ?? 0)
  return [
    Number(outcome.poolPoints ?? 0) ? `每村 ${points(Number(outcome.poolPoints))} 积分` : '',
    score ? `考核分${score > 0 ? '加' : '扣'} ${text(outcome.assessmentScore).replace('-', '')}` : '',
    given(outcome.yuan) ? `奖金 ${points(Number(outcome.yuan))} 元` : '',
    given(outcome.flag) ? `挂旗：${text(outcome.flag)}` : '',
    given(outcome.talk) ? `约谈：${text(outcome.talk)}` : '',
    given(outcome.letter) ? `发函：${text(outcome.letter)}` : '',
    given(outcome.pay) ? `绩效：${text(outcome.pay)}` : '',
    given(outcome.bulletin) ? `通报：${text(outcome.bulletin)}` : '',
  ]
    .filter(Boolean)
    .join('；')
}

function brings(scheme: Loose): Part {
  const { noun, unit } = nounOf(scheme)
  const lines = list(scheme.tiers).map((tier) => {
    const low = scheme.ranking === 'lowest-first'
    const who = tier.rest ? `${list(scheme.tiers).length > 1 ? '其余' : '全部'}的${noun}` : given(tier.threshold) ? `${text(tier.threshold)} 分${low ? '以下' : '以上'}` : `${text(tier.count)} ${unit}`
    return `${text(tier.name)}：${who}${outcomeWords(tier.outcome) ? `，${outcomeWords(tier.outcome)}` : ''}。`
  })
  const titles = new Map(list(scheme.lines).map((line) => [text(line.code), text(line.title)]))
  for (const special of list(scheme.specials)) lines.push(`${text(special.name)}：“${titles.get(text(special.line)) ?? text(special.line)}”最好的 ${text(special.count)} ${unit}，${outcomeWords(special.outcome)}。`)
  for (const streak of list(scheme.streaks)) {
    const end = given(streak.top) ? `前 ${text(streak.top)} 名` : `后 ${text(streak.bottom)} 名`
    const running = Number(streak.periods ?? 1) > 1 ? `连续 ${text(streak.periods)} 期都在${end}` : `在${end}`
    const instead = Number(streak.periods ?? 1) > 1 ? (streak.mode === 'add' ? '（和前面的一起算）' : '（代替前面的，不重复算）') : ''
    lines.push(`${text(streak.name)}：${running}，${outcomeWords(streak.outcome)}${instead}。`)
  }
  const warning = sumWarning(scheme)
  return { title: '等次和奖惩', lines, warnings: list(scheme.tiers).length ? (warning ? [warning] : undefined) : ['没有等次。'] }
}

/** Prizes in yuan of a full field; what nobody can count before, prizes for all the rest, counts as none. */
export function prizeSum(scheme: Loose): number {
  const all = [...list(scheme.tiers), ...list(scheme.specials)]
  return all.reduce((sum, each) => sum + (Number(each.count) || 0) * (isObject(each.outcome) ? Number(each.outcome.yuan) || 0 : 0), 0)
}

/** 97,500 against a stated 100,000: said wherever the prizes are shown. */
export function sumWarning(scheme: Loose | undefined): string {
  if (!scheme || !given(scheme.budgetYuan)) return ''
  const [sum, stated] = [prizeSum(scheme), Number(scheme.budgetYuan)]
  if (sum === stated) return ''
  return `文件写总奖金 ${points(stated)} 元，各奖项加起来是 ${points(sum)} 元，${sum < stated ? '少' : '多'} ${points(Math.abs(stated - sum))} 元。`
}

const WHO_TOWN = '镇专班和全镇的监督员'
const WHO_LOCAL = '镇专班和这个村的监督员（不能给自己任职的村、自己家打分）'

/** Who reports what, as the backend allows it. */
function reporters(scheme: Loose): Part {
  const village = text(scheme.subject) === 'village'
  const lines = list(scheme.lines).flatMap((line) => {
    const title = text(line.title)
    if (line.kind === 'progress') return `${title}：村委自己报，镇专班、监督员也可以报。`
    if (line.kind === 'schemes') return `${title}：定榜以后自动取来，不用人报。`
    if (line.kind === 'counted' && line.source === 'spots') return `${title}：从脏乱点自动取来，不用人报。`
    if (line.kind === 'survey' || line.kind === 'visits' || (line.kind === 'counted' && line.source !== 'sheets')) return `${title}：${village ? WHO_TOWN : WHO_LOCAL}报。`
    return `${title}：${WHO_TOWN}在评分表上打分。`
  })
  if (list(scheme.vetoes).length) lines.push(`一票否决：${WHO_TOWN}认定。`)
  return { title: '谁来报', lines }
}

function after(scheme: Loose): Part {
  return { title: '公布以后', lines: [`公布后 ${text(scheme.objectionDays ?? 5)} 天内可以提异议，由没有参加评分的人答复；没有异议了才定榜，定榜以后不再变。`] }
}
