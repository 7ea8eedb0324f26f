import type { AssessmentCountdown } from '@/api/schema'

/** 还剩 3，还有 5 天，每天要做 1; what is behind the plan is said. */
export function countdownWords(one: AssessmentCountdown): string {
  if (!Number(one.remaining)) return `任务 ${one.target}，都完成了`
  const days = one.daysLeft > 0 ? `还有 ${one.daysLeft} 天${one.perDay === undefined ? '' : `，每天要完成 ${one.perDay}`}` : '期限已过'
  const behind = Number(one.behind) ? `，比计划慢 ${one.behind}` : ''
  return `任务 ${one.target}，完成 ${one.done}，还剩 ${one.remaining}；${days}${behind}`
}

/** All subjects of one line together: what is left of what, and who is behind the plan, the most first. */
export interface Remaining {
  line: string
  words: string
  behind: AssessmentCountdown[]
}

export function remaining(all: AssessmentCountdown[]): Remaining[] {
  const lines = [...new Set(all.map((each) => each.line))]
  return lines.map((line) => {
    const own = all.filter((each) => each.line === line)
    const sum = (of: (each: AssessmentCountdown) => string) => hundredths(own.map(of))
    const daysLeft = Math.max(0, ...own.map((each) => each.daysLeft))
    const behind = own.filter((each) => Number(each.behind) > 0).sort((a, b) => Number(b.behind) - Number(a.behind))
    return {
      line,
      words: `一共任务 ${sum((each) => each.target)}，还剩 ${sum((each) => each.remaining)}${daysLeft ? `，还有 ${daysLeft} 天` : '，期限已过'}；${behind.length ? `${behind.length} 个比计划慢` : '都赶得上计划'}`,
      behind,
    }
  })
}

/** Added up in hundredths: amounts are never counted in binary fractions. */
function hundredths(amounts: string[]): string {
  const sum = amounts.reduce((total, amount) => total + Math.round(Number(amount) * 100), 0)
  return String(sum / 100)
}
