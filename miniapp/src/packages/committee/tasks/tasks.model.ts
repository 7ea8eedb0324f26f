import type { AssessmentCountdown } from '@/api/schema'

/** 还剩 3，还有 5 天，每天要做 1; what is behind the plan is said. */
export function countdownWords(one: AssessmentCountdown): string {
  if (!Number(one.remaining)) return `任务 ${one.target}，都完成了`
  const days = one.daysLeft > 0 ? `还有 ${one.daysLeft} 天${one.perDay === undefined ? '' : `，每天要完成 ${one.perDay}`}` : '期限已过'
  const behind = Number(one.behind) ? `，比计划慢 ${one.behind}` : ''
  return `任务 ${one.target}，完成 ${one.done}，还剩 ${one.remaining}；${days}${behind}`
}
