/** Amounts as Stripe counts them. */
import type { Money } from '../../model/crm/field-value.ts'

/** In these Stripe counts hundredths although the currency has none. */
const countedInHundredths = new Set(['ISK', 'UGX'])

export function stripeMoney(minor: number | null | undefined, currency: string): Money | undefined {
  const code = currency.toUpperCase()
  if (typeof minor !== 'number' || !/^[A-Z]{3}$/.test(code)) return undefined
  return { minor: countedInHundredths.has(code) ? Math.round(minor / 100) : minor, currency: code }
}
