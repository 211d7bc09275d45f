/** Amounts as senders write them, in whole minor units of their currency. */

import { currencyDigits } from '../model/amount.ts'

/** ISO 4217's own code for "no currency": an amount came without one. */
export const noCurrency = 'XXX'

const plainNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)$/

export type Amount = { minor: bigint; currency: string }

/** Undefined when the amount is no number, or larger than any money. */
export function readAmount(value: unknown, currency: unknown): Amount | undefined {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
  if (!plainNumber.test(text)) return undefined
  const code = typeof currency === 'string' ? currency.trim().toUpperCase() : ''
  const known = /^[A-Z]{3}$/.test(code) ? code : noCurrency
  // Shifting the point in the text avoids 1.005 * 100 = 100.49999999999999.
  const minor = Math.round(Number(`${text}e${currencyDigits(known)}`))
  return Number.isSafeInteger(minor) ? { minor: BigInt(minor), currency: known } : undefined
}
