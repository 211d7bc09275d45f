/** SQL that reads a cell as an amount of money; the same rounding as money.ts. */
import { currenciesByDigits } from '../../../model/amount.ts'
import { literal } from './text-sql.ts'

const decimals = 6
const number = `^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)$`

/** A Decimal or NULL. Signs of currencies and separators of thousands are passed over. */
export function amountSql(cell: string, decimalComma: boolean): string {
  const bare = decimalComma
    ? `replaceOne(replaceRegexpAll(${cell}, '[^0-9,+-]', ''), ',', '.')`
    : `replaceRegexpAll(${cell}, '[^0-9.+-]', '')`
  const looksLikeMoney = `match(${cell}, '^[^0-9a-zA-Z]{0,4}([A-Z]{3})? *[+-]?[0-9.,\\' ]+[^0-9a-zA-Z]{0,4}([A-Z]{3})?$')`
  const decimal = (text: string): string =>
    `if(match(${text}, ${literal(number)}) AND length(${text}) < 20, toDecimal128OrNull(${text}, ${decimals}), NULL)`
  return decimalComma
    ? `if(${looksLikeMoney}, ${decimal(bare)}, NULL)`
    : `if(match(${cell}, ${literal(number)}), ${decimal(cell)}, if(${looksLikeMoney}, ${decimal(bare)}, NULL))`
}

/** Halves go up, as in JavaScript's Math.round. */
export function minorUnitsSql(amount: string, currency: string): string {
  const codes = currenciesByDigits.flatMap(({ codes }) => codes)
  const factors = currenciesByDigits.flatMap(({ codes, digits }) => codes.map(() => 10 ** digits))
  const factor = `transform(${currency}, [${codes.map(literal).join(', ')}], [${factors.join(', ')}], 100)`
  return `toInt64(floor(${amount} * ${factor} + toDecimal128('0.5', ${decimals})))`
}
