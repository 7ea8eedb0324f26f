/** Days and times as people here say them. The backend sends instants and plain days; the village lives in UTC+8, whatever zone an instant is written in. */

const HOUR = 3_600_000
const TOWN_OFFSET = 8 * HOUR
const WEEKDAYS = '日一二三四五六'

const two = (n: number) => String(n).padStart(2, '0')

interface Wall {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  weekday: number
}

/** The clock on the wall of the village committee, whatever the phone believes. */
export function wall(when: string | number): Wall {
  const plain = typeof when === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(when)
  const shifted = new Date(plain ? `${when}T00:00:00Z` : (typeof when === 'number' ? when : Date.parse(when)) + TOWN_OFFSET)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    weekday: shifted.getUTCDay(),
  }
}

/** 2026-03-09 */
export function isoDay(when: string | number): string {
  const { year, month, day } = wall(when)
  return `${year}-${two(month)}-${two(day)}`
}

export function today(now: number = Date.now()): string {
  return isoDay(now)
}

/** 3月9日; with the year when it is not this one. */
export function day(when: string | number, now: number = Date.now()): string {
  const { year, month, day: date } = wall(when)
  return year === wall(now).year ? `${month}月${date}日` : `${year}年${month}月${date}日`
}

/** 3月9日 周一 */
export function dayOfWeek(when: string | number, now: number = Date.now()): string {
  return `${day(when, now)} 周${WEEKDAYS[wall(when).weekday]}`
}

/** 10:32 */
export function clock(when: string | number): string {
  const { hour, minute } = wall(when)
  return `${two(hour)}:${two(minute)}`
}

/** 今天 10:32, 昨天 10:32, 3月9日 10:32 */
export function moment(when: string | number, now: number = Date.now()): string {
  const days = daysBetween(isoDay(when), isoDay(now))
  const said = days === 0 ? '今天' : days === 1 ? '昨天' : day(when, now)
  return `${said} ${clock(when)}`
}

/** Whole days from one plain day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / (24 * HOUR))
}

/** 还有 3 天, 今天截止, 已截止: for a last day that still counts. */
export function until(lastDay: string, now: number = Date.now()): string {
  const days = daysBetween(today(now), lastDay)
  return days > 0 ? `还有 ${days} 天` : days === 0 ? '今天截止' : '已截止'
}

/** 2026Q1 -> 2026年第一季度 */
export function quarter(code: string): string {
  const found = /^(\d{4})Q([1-4])$/.exec(code)
  return found ? `${found[1]}年第${'一二三四'[Number(found[2]) - 1]}季度` : code
}

export function quarterOf(when: string | number): string {
  const { year, month } = wall(when)
  return `${year}Q${Math.ceil(month / 3)}`
}

/** 2026Q1 and its neighbours: step -1 is the quarter before. */
export function quarterFrom(code: string, step: number): string {
  const index = Number(code.slice(0, 4)) * 4 + Number(code.slice(5)) - 1 + step
  return `${Math.floor(index / 4)}Q${(index % 4) + 1}`
}

/** 2026-03 -> 2026年3月 */
export function month(code: string): string {
  const [year, number] = code.split('-')
  return `${year}年${Number(number)}月`
}
