/** An amount follows the lines it stands over until somebody says otherwise. */
import type { FieldValue, Line } from '../../model/crm/field-value.ts'
import { linesTotal } from '../../model/crm/lines-total.ts'
import type { Completing } from './complete.ts'

const isLine = (part: unknown): part is Line => typeof part === 'object' && part !== null && 'price' in part
const linesOf = (value: FieldValue | undefined): Line[] =>
  Array.isArray(value) ? value.flatMap((part) => (isLine(part) ? [part] : [])) : []

export function followLines(
  { values, given }: Pick<Completing, 'values' | 'given'>,
  lines: string,
  amount: string,
): void {
  const sum = linesTotal(linesOf(values[lines]))
  if (sum && !given.has(amount) && (given.has(lines) || !values[amount])) values[amount] = sum
}
