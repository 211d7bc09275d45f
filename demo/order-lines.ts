/** What stood on an order of the demo company, from its product and what it came to: lines that add up to the cent. */
import type { Line, Money } from '../src/model/crm/field-value.ts'
import { type Product, priceIn } from './catalogue.ts'
import type { Currency } from './people.ts'

export const minorOf = (value: number): number => Math.round(value * 100)

/** Less than one piece costs: a rounded rate, and nothing that somebody would put on a line of its own. */
const cents = 10

/** As many pieces as it came to, and what was taken with them; of one that was sold for less, its price on that day. */
export function linesOf({ sku, brand, bulky, euros }: Product, { minor, currency }: Money): Line[] {
  const price = minorOf(priceIn(euros, currency as Currency))
  const pieces = Math.max(1, Math.floor((minor + cents) / price))
  const rest = minor - pieces * price
  const line = (quantity: number, each: number): Line => ({
    product: sku,
    name: brand,
    quantity,
    price: { minor: each, currency },
  })
  if (pieces === 1 && rest < cents) return [line(1, minor)]
  if (rest > cents) {
    const extra = bulky ? 'Fitting and small parts' : 'Care kit and small parts'
    return [line(pieces, price), { name: extra, quantity: 1, price: { minor: rest, currency } }]
  }
  return rest === 0 ? [line(pieces, price)] : [line(pieces - 1, price), line(1, price + rest)]
}
