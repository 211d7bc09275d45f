/** Turns the lines of a shop's invoices into interactions of a purchase lifecycle. */

/** One line as it stands in the file; everything is text there. */
export type Line = {
  InvoiceNo: string
  StockCode: string
  Quantity: string
  InvoiceDate: string
  UnitPrice: string
  CustomerID: string
  Country: string
}

export const touchpoints = [
  'First order',
  'Second order',
  'Regular order',
  'Bulk order',
  'Order after a long pause',
  'Order cancelled',
  'Goods returned',
  'Credit',
  'Fee',
] as const
export type Touchpoint = (typeof touchpoints)[number]

const orderTouchpoints: readonly Touchpoint[] = touchpoints.slice(0, 5)

/** One invoice of one customer. */
export type Invoice = {
  customer: string
  time: string
  touchpoint: Touchpoint
  channel: 'web'
  value: string
  currency: 'GBP'
  order_id: string
  country: string
  lines: number
  items: number
}

const DAY = 86_400_000
/** Reversed this soon after the order, nothing can have reached the customer: cancelled, not returned. */
const CANCEL_WITHIN = 2 * DAY
const LONG_PAUSE = 120 * DAY
const BULK_PENCE = 100_000

/** Products have five digits and perhaps letters, vouchers and own lines say so; the rest are postage, fees, discounts. */
export const isProduct = (stockCode: string) => /^(\d{5}|DCGS|gift_|PADS)/.test(stockCode)

/** UK wall-clock time read as UTC: only distances matter, and the file has no zone. */
const timeOf = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`)
/** Prices have up to three decimals, so round the line, in whole pence. */
const penceOf = (line: Line) => Math.round(Number(line.Quantity) * Number(line.UnitPrice) * 100)

type Order = { id: string; at: number; stock: ReadonlySet<string>; touchpoint: Touchpoint }

const dayOf = (at: number) => Math.floor(at / DAY)

const pounds = (pence: number) => (pence / 100).toFixed(2)

function touchpointOf(
  lines: readonly Line[],
  pence: number,
  at: number,
  orders: readonly Order[],
): Touchpoint {
  const last = orders.at(-1)
  if (!lines.some((line) => isProduct(line.StockCode))) return pence < 0 ? 'Credit' : 'Fee'
  if (lines[0]?.InvoiceNo.startsWith('C')) {
    const original = orderReversedBy(lines, orders)
    return original && at - original.at <= CANCEL_WITHIN ? 'Order cancelled' : 'Goods returned'
  }
  if (!last) return 'First order'
  // Several invoices of one day are one visit: nobody came back for the second of them.
  if (dayOf(last.at) === dayOf(at)) return last.touchpoint
  if (new Set(orders.map((order) => dayOf(order.at))).size === 1) return 'Second order'
  if (at - last.at >= LONG_PAUSE) return 'Order after a long pause'
  return pence >= BULK_PENCE ? 'Bulk order' : 'Regular order'
}

/** Cancellations carry no reference: take the customer's newest order with one of the same products. */
function orderReversedBy(lines: readonly Line[], orders: readonly Order[]): Order | undefined {
  return orders.findLast((order) => lines.some((line) => order.stock.has(line.StockCode)))
}

function invoicesOfCustomer(groups: readonly Line[][]): Invoice[] {
  const orders: Order[] = []
  return groups.flatMap((lines) => {
    const [head] = lines
    if (!head) return []
    const at = timeOf(head.InvoiceDate)
    const pence = lines.reduce((sum, line) => sum + penceOf(line), 0)
    const touchpoint = touchpointOf(lines, pence, at, orders)
    const reverses = head.InvoiceNo.startsWith('C') ? orderReversedBy(lines, orders) : undefined
    const id = head.InvoiceNo.replace(/^C/, '')
    if (orderTouchpoints.includes(touchpoint)) {
      orders.push({ id, at, stock: new Set(lines.map((line) => line.StockCode)), touchpoint })
    }
    return {
      customer: head.CustomerID,
      time: head.InvoiceDate,
      touchpoint,
      channel: 'web' as const,
      value: pounds(pence),
      currency: 'GBP' as const,
      order_id: reverses?.id ?? id,
      country: head.Country,
      lines: lines.length,
      items: lines.reduce((sum, line) => sum + Number(line.Quantity), 0),
    }
  })
}

export type Derived = {
  /** In order of time, then of the file. */
  invoices: Invoice[]
  /** Lines that name no customer belong to nobody's journey. */
  refused: { lines: number; invoices: number }
}

export function derive(lines: Iterable<Line>): Derived {
  const customers = new Map<string, Map<string, Line[]>>()
  const nobody = new Set<string>()
  let refusedLines = 0
  for (const line of lines) {
    if (line.CustomerID === '') {
      refusedLines++
      nobody.add(line.InvoiceNo)
      continue
    }
    const invoices = customers.get(line.CustomerID) ?? new Map<string, Line[]>()
    const invoice = invoices.get(line.InvoiceNo) ?? []
    invoice.push(line)
    invoices.set(line.InvoiceNo, invoice)
    customers.set(line.CustomerID, invoices)
  }
  // The sorts are stable, so the file's order decides between equal times.
  const byTime = (a: Line[], b: Line[]) => (a[0]?.InvoiceDate ?? '').localeCompare(b[0]?.InvoiceDate ?? '')
  const invoices = [...customers.values()].flatMap((own) =>
    invoicesOfCustomer([...own.values()].sort(byTime)),
  )
  return {
    invoices: invoices.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0)),
    refused: { lines: refusedLines, invoices: nobody.size },
  }
}
