/** What lines of an order or a deal come to. Rounded per line, as invoices are. */
import type { Line, Money } from './field-value.ts'

export const lineTotal = ({ quantity, price, discount }: Line): number =>
  Math.round(quantity * price.minor * (1 - (discount ?? 0) / 100))

/** Undefined when there are none, or when they are of several currencies. */
export function linesTotal(lines: readonly Line[]): Money | undefined {
  const [first] = lines
  if (!first || lines.some(({ price }) => price.currency !== first.price.currency)) return undefined
  const minor = lines.reduce((sum, line) => sum + lineTotal(line), 0)
  return Number.isSafeInteger(minor) ? { minor, currency: first.price.currency } : undefined
}
