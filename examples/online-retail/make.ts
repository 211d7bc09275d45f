/** Makes lines.csv.gz and invoices.csv.gz from the full file: `node examples/online-retail/make.ts FULL.csv.gz`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { derive, type Line } from './derive.ts'

const [source] = process.argv.slice(2)
if (!source) throw new Error('Name the full file: node examples/online-retail/make.ts online_retail.csv.gz')

const columns = [
  ...['InvoiceNo', 'StockCode', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID', 'Country'],
] as (keyof Line)[]
const lines: Line[] = parse(gunzipSync(readFileSync(source)), { columns: true })
const { invoices, refused } = derive(lines)

// No time of making inside the archive: the same input gives the same bytes.
const write = (name: string, csv: string) =>
  writeFileSync(new URL(name, import.meta.url), gzipSync(csv, { level: 9, memLevel: 9 }))
write('lines.csv.gz', stringify(lines, { header: true, columns }))
write('invoices.csv.gz', stringify(invoices, { header: true }))

console.log(`${lines.length} lines, ${invoices.length} invoices of customers`)
console.log(`without a customer: ${refused.lines} lines, ${refused.invoices} invoices`)
