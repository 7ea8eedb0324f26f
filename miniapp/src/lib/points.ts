/** Points are whole numbers; yuan come in fen. */

/** 12345 -> "12,345" */
export function points(value: number): string {
  return String(Math.trunc(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** With its sign, as a passbook writes it: "+20", "-15". */
export function signed(value: number): string {
  return value > 0 ? `+${points(value)}` : points(value)
}

/** 1234 fen -> "12.34 元"; whole yuan without decimals. */
export function yuan(fen: number): string {
  const sign = fen < 0 ? '-' : ''
  const cents = Math.abs(Math.trunc(fen))
  const rest = cents % 100
  const whole = points(Math.floor(cents / 100))
  return rest === 0 ? `${sign}${whole} 元` : `${sign}${whole}.${String(rest).padStart(2, '0')} 元`
}
