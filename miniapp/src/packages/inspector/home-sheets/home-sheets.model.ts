import type { Home, ScoredHomes, VillageHomes } from '../parts/village-homes'

/** The sheet of one home as it is being filled in. */
export interface HomeForm {
  household: string
  score: string
  words: string
  photos: string[]
}

export const QUICK_SCORES = [100, 95, 90, 85, 80, 70, 60]

export function blank(household = ''): HomeForm {
  return { household, score: '', words: '', photos: [] }
}

/** Why the form cannot be handed in yet; empty when it can. */
export function scoreTrouble(score: string): string {
  if (score.trim() === '') return '请先打分'
  if (!/^\d{1,3}$/.test(score.trim()) || Number(score) > 100) return '分数是 0 到 100 的整数'
  return ''
}

export type Show = 'todo' | 'done' | 'all'

export function shown(list: VillageHomes, scored: ScoredHomes, show: Show, group: string, search: string): Home[] {
  const word = search.trim()
  return list.homes.filter(
    (home) =>
      (show === 'all' || (scored[home.id] !== undefined) === (show === 'done')) &&
      (!group || home.group === group) &&
      (!word || home.head.includes(word) || home.card.includes(word)),
  )
}

export function progress(list: VillageHomes, scored: ScoredHomes): { done: number; all: number; percent: number } {
  const done = list.homes.filter((home) => scored[home.id] !== undefined).length
  const all = list.homes.length
  return { done, all, percent: all ? Math.floor((done * 100) / all) : 0 }
}

/** The next home of the walk without a sheet, beginning behind this one and going round once. */
export function nextHome(list: VillageHomes, scored: ScoredHomes, after: string): Home | undefined {
  const at = list.homes.findIndex((home) => home.id === after)
  const round = [...list.homes.slice(at + 1), ...list.homes.slice(0, at + 1)]
  return round.find((home) => scored[home.id] === undefined && home.id !== after)
}
