/** Numbers and amounts of money as people write them in files. */
import { currencyDigits } from '../model/amount.ts'
import type { Money } from '../model/crm/field-value.ts'

const signs: Readonly<Record<string, string>> = {
  '€': 'EUR',
  $: 'USD',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '₽': 'RUB',
  '₺': 'TRY',
  zł: 'PLN',
}

/** "1.234,50", "1,234.50", "1 234.5", "(12)" as plain digits; undefined where it is no number. */
function plainDigits(text: string, decimalComma: boolean): string | undefined {
  const bare = text.replace(/[\s\u00a0\u202f'’_]/g, '')
  const negative = /^\(.*\)$/.test(bare)
  const inside = negative ? bare.slice(1, -1) : bare
  const pointed = decimalComma ? inside.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.')) : inside
  // Thousands stand together; "1.234,5" is no number where a point separates the decimals.
  if (
    pointed.includes(',') &&
    !/^[+-]?\d{1,3}(,\d{2,3})*,\d{3}(\.\d*)?$|^[+-]?\d{1,3},\d{3}(\.\d*)?$/.test(pointed)
  )
    return undefined
  const plain = pointed.replaceAll(',', '')
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/.test(plain)) return undefined
  return negative ? `-${plain}` : plain
}

export function readNumber(text: string, decimalComma: boolean): number | undefined {
  // Amounts of workbooks name their currency so.
  const digits = plainDigits(text.replace(/%\s*$|\u00a0[A-Z]{3}$/, ''), decimalComma)
  const value = digits === undefined ? Number.NaN : Number(digits)
  return Number.isFinite(value) ? value : undefined
}

/** Signs and codes in the cell say the currency; else `currency` is meant. */
export function readMoney(text: string, currency: string, decimalComma: boolean): Money | undefined {
  const sign = Object.keys(signs).find((one) => text.includes(one))
  const code = /(?:^|[^A-Za-z])([A-Z]{3})(?:[^A-Za-z]|$)/.exec(text)?.[1]
  const named = code ?? (sign && signs[sign]) ?? currency
  const rest = text.replace(code ?? '', '').replace(sign ?? '', '')
  const digits = plainDigits(rest, decimalComma)
  if (digits === undefined) return undefined
  // Shifting the point in the text avoids 1.005 * 100 = 100.49999999999999.
  const shifted = /e/i.test(digits)
    ? Number(digits) * 10 ** currencyDigits(named)
    : Number(`${digits}e${currencyDigits(named)}`)
  const minor = Math.round(shifted)
  return Number.isSafeInteger(minor) ? { minor: minor + 0, currency: named } : undefined
}

/** Whether a comma separates the decimals in these cells: the last sign that is not followed by three digits decides. */
export function hasDecimalComma(cells: readonly string[]): boolean {
  let comma = 0
  let point = 0
  for (const cell of cells) {
    const last = /([.,])(\d+)\D*$/.exec(cell)
    if (!last) continue
    const both = cell.includes(',') && cell.includes('.')
    if (last[2]?.length === 3 && !both) continue
    if (last[1] === ',') comma++
    else point++
  }
  return comma > point
}
