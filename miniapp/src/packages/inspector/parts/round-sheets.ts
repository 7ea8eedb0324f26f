import type { AssessmentSheet } from '@/api/schema'

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
export function villageSheets(villages: { id: string; name: string }[], sheets: AssessmentSheet[]): VillageSheet[] {
  const order = { draft: 0, none: 1, submitted: 2 }
  return villages
    .map((village): VillageSheet => {
      const sheet = sheets.find((each) => each.subject === village.id)
      const state = !sheet ? 'none' : sheet.state === 'SUBMITTED' ? 'submitted' : 'draft'
      return { village: village.id, name: village.name, sheet: sheet?.id, state, visitedOn: sheet?.visitedOn }
    })
    .sort((a, b) => order[a.state] - order[b.state])
}
