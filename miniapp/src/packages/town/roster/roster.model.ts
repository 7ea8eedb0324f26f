import type { AssessmentRosterRow, AssessmentScheme, AssessmentSubject, CommunityVillage } from '@/api/schema'

/** Which class a subject, or everything of a village, stands in, and what is asked of it. */
export interface RosterForm {
  [subject: string]: { group: string; target: string }
}

/** Villages where all of a village is put in together; the villages themselves where they are what is assessed. */
export function rosterForm(villages: CommunityVillage[], subjects: AssessmentSubject[]): RosterForm {
  return Object.fromEntries(
    villages.map((village) => {
      const known = subjects.find((subject) => subject.id === village.id) ?? subjects.find((subject) => subject.village === village.id)
      return [village.id, { group: known?.group ?? '', target: known?.target ?? '' }]
    }),
  )
}

export function rosterTrouble(form: RosterForm, names: (id: string) => string): string {
  const wrong = Object.entries(form).find(([, row]) => row.target.trim() !== '' && !/^\d{1,7}$/.test(row.target.trim()))
  return wrong ? `${names(wrong[0])}的任务应是 0 或正整数` : ''
}

export function rosterRows(form: RosterForm): AssessmentRosterRow[] {
  return Object.entries(form).map(([subject, row]) => ({
    subject,
    group: row.group.trim() || undefined,
    target: row.target.trim() === '' ? undefined : Number(row.target.trim()),
  }))
}

/** What of a roster this scheme asks for at all. */
export function asksFor(scheme: AssessmentScheme | undefined): { group: boolean; target: boolean; groups: string[] } {
  const entered = scheme?.subject === 'WORK' || scheme?.subject === 'ROAD'
  const target = entered || (scheme?.lines ?? []).some((line) => 'byDay' in line || ('sums' in line && line.target === undefined))
  return { group: scheme?.grouping === 'GROUP', target, groups: Object.keys(scheme?.goals ?? {}) }
}
