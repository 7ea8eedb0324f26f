import { parsed } from '@/lib/scheme-words'

/** Every figure and word of a scheme that a town may want to change, named in Chinese; the order of the document stays. */

export type Path = (string | number)[]

export interface Field {
  path: Path
  label: string
  text: string
  numeric: boolean
}
export interface FieldGroup {
  title: string
  fields: Field[]
}

type Loose = Record<string, unknown>

const NUMBERS: Record<string, string> = {
  weight: '占几分',
  max: '打分的满分',
  base: '从几分起',
  floor: '最低几分',
  cap: '最高几分',
  baseline: '以几个问题为准',
  fewer: '每少一个加几分',
  more: '每多一个扣几分',
  fewest: '至少几个人打分',
  most: '最多几个人打分',
  target: '任务几个',
  byDay: '几日以前完成',
  factor: '乘以几',
  count: '几个',
  threshold: '分数线',
  top: '前几名',
  bottom: '后几名',
  periods: '连续几期',
}
const OUTCOMES: Record<string, [string, boolean]> = {
  poolPoints: ['每村积分', true],
  assessmentScore: ['考核分（扣分写负数）', true],
  yuan: ['奖金几元', true],
  flag: ['挂什么旗', false],
  talk: ['谁约谈谁', false],
  letter: ['发什么函', false],
  pay: ['绩效怎么办', false],
  bulletin: ['通报怎么写', false],
}

const objects = (value: unknown): Loose[] => (Array.isArray(value) ? (value as Loose[]) : [])
const said = (value: unknown) => (value === undefined || value === null ? '' : String(value))

export function fields(document: string): FieldGroup[] | undefined {
  const scheme = parsed(document)
  if (!scheme) return undefined
  const general: Field[] = [
    { path: ['title'], label: '方案名称', text: said(scheme.title), numeric: false },
    { path: ['objectionDays'], label: '公布后几天内可以提异议', text: said(scheme.objectionDays ?? 5), numeric: true },
  ]
  if (scheme.budgetYuan !== undefined) general.push({ path: ['budgetYuan'], label: '文件写的总奖金（元）', text: said(scheme.budgetYuan), numeric: true })
  return [
    { title: '总的', fields: general },
    ...objects(scheme.lines).map((line, at) => ({ title: `评分项 ${at + 1}：${said(line.title)}`, fields: ofLine(line, ['lines', at]) })),
    ...(['tiers', 'specials', 'streaks'] as const).flatMap((list) => objects(scheme[list]).map((one, at) => ({ title: `${HEADS[list]} ${at + 1}：${said(one.name)}`, fields: ofPlace(one, [list, at]) }))),
  ]
}

const HEADS = { tiers: '等次', specials: '单项奖', streaks: '连续名次' }

function numbersOf(one: Loose, path: Path, name: string): Field[] {
  return Object.entries(NUMBERS).flatMap(([key, words]) => (one[key] === undefined ? [] : [{ path: [...path, key], label: `${name}：${words}`, text: said(one[key]), numeric: true }]))
}

function ofLine(line: Loose, path: Path): Field[] {
  const name = said(line.title)
  const kinds = (list: 'deductions' | 'additions', key: 'deduct' | 'add', verb: string) =>
    objects(line[list]).flatMap((kind, at): Field[] => [
      { path: [...path, list, at, 'title'], label: `${name}的第 ${at + 1} 种${list === 'deductions' ? '问题' : '加分'}`, text: said(kind.title), numeric: false },
      { path: [...path, list, at, key], label: `${said(kind.title)}：每处${verb}几分`, text: said(kind[key]), numeric: true },
    ])
  return [
    { path: [...path, 'title'], label: `第 ${Number(path[1]) + 1} 项的名称`, text: name, numeric: false },
    ...numbersOf(line, path, name),
    ...kinds('deductions', 'deduct', '扣'),
    ...kinds('additions', 'add', '加'),
  ]
}

function ofPlace(one: Loose, path: Path): Field[] {
  const name = said(one.name)
  const outcome = (one.outcome ?? {}) as Loose
  return [
    { path: [...path, 'name'], label: `${HEADS[path[0] as keyof typeof HEADS]} ${Number(path[1]) + 1} 的名称`, text: name, numeric: false },
    ...numbersOf(one, path, name),
    ...Object.entries(OUTCOMES).flatMap(([key, [words, numeric]]) => (outcome[key] === undefined ? [] : [{ path: [...path, 'outcome', key], label: `${name}：${words}`, text: said(outcome[key]), numeric }])),
  ]
}

/** lines[2].weight, as the check names a place. */
export function pathWords(path: Path): string {
  return path.reduce<string>((sum, step) => (typeof step === 'number' ? `${sum}[${step}]` : sum ? `${sum}.${step}` : step), '')
}

/** The document with one figure changed: a number where one was typed, or else the words, so that the check can name the line. */
export function changed(document: string, field: Field, text: string): string {
  const scheme = parsed(document)
  if (!scheme) return document
  let at: Loose = scheme
  for (const step of field.path.slice(0, -1)) at = at[step] as Loose
  const plain = text.trim()
  at[field.path[field.path.length - 1]!] = field.numeric && /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : field.numeric ? plain : text
  return JSON.stringify(scheme, null, 2)
}
