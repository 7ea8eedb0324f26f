import type { AssessmentFigures, AssessmentPreset, AssessmentRoundsSchemeVersion } from '@/api/schema'
import { parsed } from '@/lib/scheme-words'

/** Which scheme a trial uses: the one in force, an earlier version, a ready-made one, or the town's own. */
export const IN_FORCE = ''
export const OWN = 'own'

export interface Choice {
  value: string
  text: string
}

export function trialChoices(presets: AssessmentPreset[], versions: AssessmentRoundsSchemeVersion[], own: string): Choice[] {
  const [inForce, ...earlier] = versions
  return [
    { value: IN_FORCE, text: inForce ? `现在采用的（第 ${inForce.version} 稿）` : '现在采用的' },
    ...(own.trim() ? [{ value: OWN, text: '自己改的方案' }] : []),
    ...earlier.map((version) => ({ value: `v${version.version}`, text: `第 ${version.version} 稿` })),
    ...presets.map((preset) => ({ value: `p${preset.code}`, text: `现成的：${preset.title}` })),
  ]
}

/** The text of a chosen scheme; nothing for the one in force, which the backend knows. */
export function documentOf(choice: string, presets: AssessmentPreset[], versions: AssessmentRoundsSchemeVersion[], own: string): string | undefined {
  if (choice === IN_FORCE) return undefined
  if (choice === OWN) return own
  if (choice.startsWith('v')) return versions.find((version) => `v${version.version}` === choice)?.document
  return presets.find((preset) => `p${preset.code}` === choice)?.document
}

export interface Shift {
  subject: string
  words: string
  up: boolean
}

/** Which villages another scheme would move, those that change their tier first. */
export function shifts(before: AssessmentFigures, after: AssessmentFigures): Shift[] {
  const old = new Map(before.places.map((place) => [place.subject, place]))
  return after.places
    .flatMap((place) => {
      const was = old.get(place.subject)
      if (!was || (was.rank === place.rank && was.tier === place.tier)) return []
      const tier = was.tier === place.tier ? '' : `，${was.tierName}变${place.tierName}`
      return [{ subject: place.subject, words: `${place.name}：第 ${was.rank} 名变第 ${place.rank} 名${tier}`, up: place.rank < was.rank, tiers: was.tier !== place.tier }]
    })
    .sort((a, b) => Number(b.tiers) - Number(a.tiers))
    .map(({ subject, words, up }) => ({ subject, words, up }))
}

/** Ready-made schemes that assess the same subjects in periods of the same length as the document. */
export function alike(presets: AssessmentPreset[], document: string): AssessmentPreset[] {
  const own = parsed(document)
  if (!own) return presets
  return presets.filter((preset) => {
    const other = parsed(preset.document)
    return other?.subject === own.subject && other?.period === own.period
  })
}
