/** The offer that lies as a file with a deal of the demo company. */
import type { FieldValues, Line } from '../src/model/crm/field-value.ts'
import { lineTotal } from '../src/model/crm/lines-total.ts'

const amount = (minor: number, currency: string): string => `${(minor / 100).toFixed(2)} ${currency}`

export function offerOf({ name, products, closeDate }: FieldValues): { fileName: string; text: string } {
  const lines = Array.isArray(products) ? products.filter((one): one is Line => typeof one === 'object') : []
  const rows = lines.map((line) => {
    const { price, quantity } = line
    const total = amount(lineTotal(line), price.currency)
    return `${quantity} x ${line.name}, each ${amount(price.minor, price.currency)}: ${total}`
  })
  const text = [`Nordhaven: offer`, String(name), '', ...rows, '', `Valid until ${closeDate}.`, ''].join('\n')
  return { fileName: `Offer ${name}.txt`, text }
}
