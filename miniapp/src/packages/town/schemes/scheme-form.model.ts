/** A scheme as its form shows it. What the form does not ask about stays in the document as it was. */

export interface KindSketch {
  code: string
  title: string
  deduct: string
}
export interface LineSketch {
  code: string
  title: string
  weight: string
  /** Nothing for a line that is marked by judgement. */
  kinds?: KindSketch[]
}
export interface TierSketch {
  name: string
  /** Empty for the last tier when it takes the rest. */
  count: string
  pool: string
  score: string
}
export interface SchemeSketch {
  title: string
  days: string
  lines: LineSketch[]
  tiers: TierSketch[]
}

interface Written {
  title?: string
  objectionDays?: number
  lines?: { code: string; title: string; weight: number; max?: number; deductions?: { code: string; title: string; deduct: number }[] }[]
  tiers?: { name: string; count?: number; rest?: boolean; outcome: { poolPoints: number; assessmentScore: number } }[]
}

/** Nothing when the text is not a scheme a form could show: it is then put right as text. */
export function sketch(document: string): SchemeSketch | undefined {
  try {
    const written = JSON.parse(document) as Written
    if (!Array.isArray(written.lines) || !Array.isArray(written.tiers)) return undefined
    return {
      title: written.title ?? '',
      days: String(written.objectionDays ?? 5),
      lines: written.lines.map(({ code, title, weight, deductions }) => ({
        code,
        title,
        weight: String(weight),
        kinds: deductions?.map((kind) => ({ code: kind.code, title: kind.title, deduct: String(kind.deduct) })),
      })),
      tiers: written.tiers.map(({ name, count, rest, outcome }) => ({
        name,
        count: rest ? '' : String(count ?? ''),
        pool: String(outcome.poolPoints),
        score: String(outcome.assessmentScore),
      })),
    }
  } catch {
    return undefined
  }
}

/** Digits as they were typed: a number where it is one, so that the check can name the line otherwise. */
const figure = (text: string): number | string => (/^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text.trim())

export function document(sketched: SchemeSketch, before: string): string {
  const written = JSON.parse(before) as Written
  const lines = new Map((written.lines ?? []).map((line) => [line.code, line]))
  const after = {
    ...written,
    title: sketched.title.trim(),
    objectionDays: figure(sketched.days),
    lines: sketched.lines.map(({ code, title, weight, kinds }) => ({
      ...lines.get(code),
      code,
      title: title.trim(),
      weight: figure(weight),
      ...(kinds ? { deductions: kinds.map((kind) => ({ code: kind.code, title: kind.title.trim(), deduct: figure(kind.deduct) })) } : {}),
    })),
    tiers: sketched.tiers.map(({ name, count, pool, score }) => ({
      name: name.trim(),
      ...(count.trim() ? { count: figure(count) } : { rest: true }),
      outcome: { poolPoints: figure(pool), assessmentScore: figure(score) },
    })),
  }
  return JSON.stringify(after, null, 2)
}

/** A code nobody has to think of, unlike any there is. */
export function freeCode(taken: string[], stem: string): string {
  for (let at = 1; ; at++) if (!taken.includes(`${stem}-${at}`)) return `${stem}-${at}`
}

/** What the figures add up to: for the eye, before anything is checked. */
export function sums(sketched: SchemeSketch): { weight: number; villages: number; rest: boolean; pool: number } {
  const whole = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : 0)
  return {
    weight: sketched.lines.reduce((sum, line) => sum + whole(line.weight), 0),
    villages: sketched.tiers.reduce((sum, tier) => sum + whole(tier.count), 0),
    rest: sketched.tiers.some((tier) => !tier.count.trim()),
    pool: sketched.tiers.reduce((sum, tier) => sum + whole(tier.count) * whole(tier.pool), 0),
  }
}
