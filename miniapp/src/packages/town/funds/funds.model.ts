/** "48000" or "48000.50" yuan as fen; undefined when it is not an amount above nothing. */
export function fenOf(yuan: string): number | undefined {
  const found = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(yuan.trim())
  if (!found) return undefined
  const fen = Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
  return fen > 0 ? fen : undefined
}
