/** An amount as it is typed, and back: "1,340.50" is 134050 cents. */
import type { Money } from '../../model/crm/field-value.ts'
import { currencyDigits } from '../parts/format.ts'

export const amountText = ({ minor, currency }: Money): string => {
  const digits = currencyDigits(currency)
  return (minor / 10 ** digits).toFixed(minor % 10 ** digits === 0 ? 0 : digits)
}

/** Undefined: not an amount. A comma before exactly three digits parts thousands, otherwise decimals. */
export function amountOf(text: string, currency: string): number | undefined {
  const bare = text.trim().replaceAll(/[\s']/g, '')
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare.replace(',', '.')
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return undefined
  const minor = Math.round(Number(plain) * 10 ** currencyDigits(currency))
  return Number.isSafeInteger(minor) ? minor : undefined
}
