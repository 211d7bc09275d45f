/** Lines of an order or a deal as text in one cell, and back. */

import { z } from 'zod'
import { readMoney, readNumber } from '../../files/read-number.ts'
import { amountText } from '../../model/amount.ts'
import type { Line } from '../../model/crm/field-value.ts'

/** "2 × GTX Pro @ 4821.00 USD" */
const lineText = ({ quantity, name, price }: Line): string =>
  `${quantity} × ${name.replace(/\s+/g, ' ')} @ ${amountText(price.minor, price.currency)} ${price.currency}`

export const linesText = (lines: readonly Line[]): string => lines.map(lineText).join('\n')

/** What a cell says of a line: also a name alone. */
export type SaidLine = Pick<Line, 'name' | 'quantity'> & { price?: Line['price'] }

function readLine(text: string): SaidLine | undefined {
  const whole = /^\s*(\S+) [×x] (.+) @ (\S+) ([A-Z]{3})\s*$/.exec(text)
  const name = (whole?.[2] ?? text).trim().slice(0, 300)
  if (name === '') return undefined
  if (!whole) return { name, quantity: 1 }
  const price = readMoney(whole[3] ?? '', whole[4] ?? '', false)
  return { name, quantity: readNumber(whole[1] ?? '', false) ?? 1, ...(price ? { price } : {}) }
}

const SaidThing = z.object({
  ...{ name: z.string().optional(), product: z.string().optional(), title: z.string().optional() },
  quantity: z.union([z.number(), z.string()]).optional(),
  price: z.union([z.number(), z.string()]).nullish(),
  currency: z.string().optional(),
})

/** A list of things, as databases gather them: [{"name": "GTX Pro", "quantity": 2, "price": "4821.00"}] */
function listedLines(cell: string, currency: string): SaidLine[] | undefined {
  if (!cell.trimStart().startsWith('[')) return undefined
  try {
    return z
      .array(SaidThing)
      .parse(JSON.parse(cell))
      .flatMap((thing) => {
        const name = (thing.name ?? thing.product ?? thing.title ?? '').trim().slice(0, 300)
        const price = readMoney(String(thing.price ?? ''), thing.currency ?? currency, false)
        const quantity = readNumber(String(thing.quantity ?? 1), false) ?? 1
        return name === '' ? [] : [{ name, quantity, ...(price ? { price } : {}) }]
      })
  } catch {
    // It is text that begins so.
    return undefined
  }
}

/** One line of text for each; names alone may also stand beside each other, parted by semicolons. */
export const readLines = (cell: string, currency: string): SaidLine[] =>
  listedLines(cell, currency) ??
  cell
    .split(/\n/)
    .flatMap((line) => (/ [×x] .+ @ /.test(line) ? [line] : line.split(';')))
    .flatMap((line) => readLine(line) ?? [])
