/** How far away a day is: 今天, 明天, 还有 5 天, 3 天前. */
export function nearWords(days: number): string {
  if (days === 0) return '今天'
  if (days === 1) return '明天'
  return days > 0 ? `还有 ${days} 天` : `${-days} 天前`
}
