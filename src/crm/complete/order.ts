/** An order's total is the sum of its lines unless somebody says otherwise. */
import type { FieldValue, Line, Money } from '../../model/crm/field-value.ts'
import { type Complete, happened } from './complete.ts'

const isLine = (part: unknown): part is Line => typeof part === 'object' && part !== null && 'price' in part
const linesOf = (value: FieldValue | undefined): Line[] =>
  Array.isArray(value) ? value.flatMap((part) => (isLine(part) ? [part] : [])) : []

/** Undefined when the lines are of several currencies. */
function sumOf(lines: readonly Line[]): Money | undefined {
  const [first] = lines
  if (!first || lines.some(({ price }) => price.currency !== first.price.currency)) return undefined
  const minor = lines.reduce((sum, { quantity, price }) => sum + Math.round(quantity * price.minor), 0)
  return Number.isSafeInteger(minor) ? { minor, currency: first.price.currency } : undefined
}

export const completeOrder: Complete = (completing) => {
  const { values, given } = completing
  const sum = sumOf(linesOf(values.lines))
  if (sum && !given.has('total') && (given.has('lines') || !values.total)) values.total = sum
  return happened(completing, 'placedAt')
}
