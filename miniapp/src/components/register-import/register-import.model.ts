import type { CommunityRegisterImport } from '@/api/schema'

/** What a file with households would change, in one sentence. */
export function figuresWords({ figures }: Pick<CommunityRegisterImport, 'figures'>): string {
  const parts = [
    figures.added ? `新增 ${figures.added} 户` : '',
    figures.changed ? `更正 ${figures.changed} 户` : '',
    figures.unchanged ? `${figures.unchanged} 户没有变化` : '',
  ].filter(Boolean)
  return `表里有 ${figures.households} 户 ${figures.people} 人${parts.length ? `：${parts.join('，')}` : ''}`
}

/** Whether confirming would write anything. */
export function writesSomething({ figures }: Pick<CommunityRegisterImport, 'figures'>): boolean {
  return figures.added + figures.changed > 0
}

export function changeWords(change: CommunityRegisterImport['changes'][number]): string {
  const whose = change.person && change.person !== change.household ? `${change.household}家 ${change.person}` : `${change.household}家`
  return `第 ${change.row} 行 ${whose}`
}
