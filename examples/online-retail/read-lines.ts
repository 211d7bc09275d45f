/** Reads the carried lines; they hold no quotes, so a plain split is enough. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Line } from './derive.ts'

export function* readLines(file: string | URL): Generator<Line> {
  const [, ...rows] = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n')
  for (const row of rows) {
    const [invoice = '', stock = '', quantity = '', date = '', price = '', customer = '', country = ''] =
      row.split(',')
    yield {
      InvoiceNo: invoice,
      StockCode: stock,
      Quantity: quantity,
      InvoiceDate: date,
      UnitPrice: price,
      CustomerID: customer,
      Country: country,
    }
  }
}
