import type { AssessmentRound, AssessmentSheet, CommunityVillage } from '@/api/schema'

/** How far the sheets of a round have come, village by village. */

export interface VillageSheet {
  village: string
  name: string
  sheet?: string
  state: 'none' | 'draft' | 'submitted'
  visitedOn?: string
}

export const SHEET_WORDS = { none: '还没有评', draft: '评了一半', submitted: '已提交' } as const
export const SHEET_TONES = { none: 'plain', draft: 'waiting', submitted: 'done' } as const

/** Unfinished ones first: they are what one comes for. */
export function villageSheets(villages: CommunityVillage[], sheets: AssessmentSheet[]): VillageSheet[] {
  const order = { draft: 0, none: 1, submitted: 2 }
  return villages
    .map((village): VillageSheet => {
      const sheet = sheets.find((each) => each.subject === village.id)
      const state = !sheet ? 'none' : sheet.state === 'SUBMITTED' ? 'submitted' : 'draft'
      return { village: village.id, name: village.name, sheet: sheet?.id, state, visitedOn: sheet?.visitedOn }
    })
    .sort((a, b) => order[a.state] - order[b.state])
}

/** The round that is being worked on: of the open ones the latest, else the latest at all. */
export function currentRound<T extends Pick<AssessmentRound, 'period' | 'state'>>(rounds: T[]): T | undefined {
  const latest = [...rounds].sort((a, b) => b.period.localeCompare(a.period))
  return latest.find((round) => round.state === 'SCORING') ?? latest[0]
}

export const ROUND_WORDS = { SCORING: '评分中', PUBLISHED: '已公布，听取异议', FROZEN: '已定榜' } as const
