import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { actionWords, ACTIONS, detailWords } from '@/packages/town/parts/words'

/** Every deed the backend writes down is said in words here; the source of the backend is where they are named. */
const SOURCE = path.resolve(__dirname, '../../../backend/src/main/java/cn/fengming/points')
const DEED = /"((?:alerts|assessment|awards|board|community|identity|messages|rules|season|spots|store|treasury)\.[a-z-]+)"/g
/** Facts and subjects that look like deeds, in files that also record some. */
const NO_DEEDS = new Set(['alerts.raised', 'assessment.objection', 'treasury.corrected', 'treasury.expiry-decided'])

function sources(dir: string): string[] {
  return fs.readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(dir, entry.name)
    return entry.isDirectory() ? sources(file) : entry.name.endsWith('.java') ? [file] : []
  })
}

/** The second argument of each record(…), and where it is a variable, what this file calls the method around it with. */
function deeds(): Set<string> {
  const found = new Set<string>()
  for (const file of sources(SOURCE)) {
    const text = fs.readFileSync(file, 'utf8')
    for (const call of text.matchAll(/audit\s*\.record\(\s*\w+,\s*([^,]+),/g)) {
      const deed = call[1]!.trim()
      for (const literal of deed.matchAll(DEED)) found.add(literal[1]!)
      if (!/^\w+$/.test(deed)) continue
      const subjects = new Set([...text.matchAll(/static final String \w+ =\s*"([^"]+)"/g)].map((each) => each[1]!))
      for (const literal of text.matchAll(DEED)) if (!subjects.has(literal[1]!)) found.add(literal[1]!)
    }
    for (const call of text.matchAll(/noted\(\s*\w+,\s*"([a-z-]+)",/g)) found.add(`community.${call[1]!}`)
  }
  const kinds = fs.readFileSync(path.join(SOURCE, 'community/ChangeKind.java'), 'utf8')
  const names = /enum ChangeKind \{([^;]+);/s.exec(kinds)![1]!.replace(/\/\*.*?\*\//gs, '')
  for (const name of names.matchAll(/[A-Z_]+/g)) found.add(`community.household-${name[0].toLowerCase().replace(/_/g, '-')}`)
  NO_DEEDS.forEach((each) => found.delete(each))
  return found
}

describe('what the audit says', () => {
  it('has words for every deed of the backend', () => {
    const known = deeds()
    expect(known.size).toBeGreaterThan(60)
    expect([...known].filter((deed) => !ACTIONS[deed])).toEqual([])
  })
  it('never shows a code to anybody', () => {
    expect(actionWords('spots.never-heard-of')).toBe('脏乱点操作')
    expect(Object.values(ACTIONS).filter((words) => /[a-z]/i.test(words))).toEqual([])
  })
  it('says what changed, and leaves ids out', () => {
    expect(detailWords('{"before":"黎明村","after":"新黎明村"}')).toBe('从“黎明村”改成“新黎明村”')
    expect(detailWords('{"before":{"pointValueFen":100},"after":{"pointValueFen":120}}')).toBe('从“一分值几分钱：100”改成“一分值几分钱：120”')
    expect(detailWords('{"households":12,"other":"01a0b1c2-0000-7000-8000-000000000000"}')).toBe('户数：12')
    expect(detailWords({ before: '黎明村', after: '新黎明村' })).toBe('从“黎明村”改成“新黎明村”')
    expect(detailWords('not json')).toBe('')
    expect(detailWords(undefined)).toBe('')
  })
})
