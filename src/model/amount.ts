/** Money as people and senders write it, in whole units, from whole minor units. */

const noDecimals = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '))
const threeDecimals = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '))
const fourDecimals = new Set(['CLF', 'UYW'])

/** ISO 4217: how many digits stand after the decimal point. */
export const currencyDigits = (currency: string): number => {
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

/** "12.30": the point is shifted in the text, so nothing is rounded. */
export function amountText(minor: number, currency: string): string {
  const digits = currencyDigits(currency)
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const sign = minor < 0 ? '-' : ''
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}
