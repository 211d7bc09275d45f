/** Amounts as senders write them, in whole minor units of their currency. */

const noDecimals = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '))
const threeDecimals = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '))
const fourDecimals = new Set(['CLF', 'UYW'])

/** ISO 4217: how many digits stand after the decimal point. */
const currencyDigits = (currency: string): number => {
  if (noDecimals.has(currency)) return 0
  if (threeDecimals.has(currency)) return 3
  return fourDecimals.has(currency) ? 4 : 2
}

/** The currencies that do not have two digits, for SQL that counts in minor units too. */
export const currenciesByDigits = [
  { digits: 0, codes: [...noDecimals] },
  { digits: 3, codes: [...threeDecimals] },
  { digits: 4, codes: [...fourDecimals] },
] as const

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
