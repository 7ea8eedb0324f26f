import type { AssessmentScoreImport } from '@/api/schema'

export function scoreWords(preview: Pick<AssessmentScoreImport, 'subjects' | 'figures' | 'unchanged'>): string {
  const same = preview.unchanged ? `，${preview.unchanged} 个没有变化` : ''
  return preview.figures ? `${preview.subjects} 行里有 ${preview.figures} 个数要写入${same}` : `${preview.subjects} 行都和现在的一样，不用写入`
}

export function stepWords(step: Pick<AssessmentScoreImport['changes'][number], 'column' | 'before' | 'after' | 'target'>): string {
  const target = step.target === undefined ? '' : `（任务 ${step.target}）`
  return step.before === undefined ? `${step.column}：${step.after}${target}` : `${step.column}：${step.before} 改成 ${step.after}${target}`
}
