/** Invoice lines become a purchase lifecycle, and no penny of the real file is lost on the way. */
import { gunzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { designOf } from '../../demo/design-of.ts'
import { MapDesign } from '../../src/model/journey-map.ts'
import { derive, type Invoice, isProduct, type Line } from './derive.ts'
import { onlineRetailMap } from './map.ts'
import { readLines } from './read-lines.ts'

const line = (
  InvoiceNo: string,
  InvoiceDate: string,
  Quantity = '2',
  UnitPrice = '1.50',
  StockCode = '22000',
): Line => ({
  InvoiceNo,
  StockCode,
  Quantity,
  InvoiceDate: `${InvoiceDate} 10:00:00`,
  UnitPrice,
  CustomerID: '12345',
  Country: 'United Kingdom',
})
const touchpointsOf = (...lines: Line[]) => derive(lines).invoices.map(({ touchpoint }) => touchpoint)

describe('one customer', () => {
  test('orders are first, second, regular, bulk, and after a long pause', () => {
    const all = touchpointsOf(
      line('1', '2011-01-10'),
      line('2', '2011-02-10'),
      line('3', '2011-03-10'),
      line('4', '2011-04-10', '1000'),
      line('5', '2011-11-10'),
    )
    expect(all).toEqual([
      'First order',
      'Second order',
      'Regular order',
      'Bulk order',
      'Order after a long pause',
    ])
  })

  test('two invoices of one day are one visit', () => {
    expect(touchpointsOf(line('1', '2011-01-10'), line('2', '2011-01-10'))).toEqual([
      'First order',
      'First order',
    ])
  })

  test('a reversal within two days is a cancellation, a later one a return of that order', () => {
    const { invoices } = derive([
      line('1', '2011-01-10'),
      line('C2', '2011-01-11', '-2'),
      line('3', '2011-02-10'),
      line('C4', '2011-03-20', '-1'),
    ])
    expect(invoices.map(({ touchpoint, order_id }) => [touchpoint, order_id])).toEqual([
      ['First order', '1'],
      ['Order cancelled', '1'],
      ['Second order', '3'],
      ['Goods returned', '3'],
    ])
    expect(invoices.map(({ value }) => value)).toEqual(['3.00', '-3.00', '3.00', '-1.50'])
  })

  test('goods bought before the file begins come back under the number of the reversal', () => {
    expect(derive([line('C9', '2011-01-10', '-1')]).invoices).toMatchObject([
      { touchpoint: 'Goods returned', order_id: '9' },
    ])
  })

  test('invoices without goods are credits or fees, and not orders', () => {
    const all = touchpointsOf(
      line('1', '2011-01-01', '1', '18', 'POST'),
      line('C2', '2011-01-02', '-1', '20', 'D'),
      line('3', '2011-01-10'),
    )
    expect(all).toEqual(['Fee', 'Credit', 'First order'])
    expect(
      ['POST', 'DOT', 'M', 'D', 'AMAZONFEE', 'BANK CHARGES', 'CRUK', 'C2', 'S', 'B'].filter(isProduct),
    ).toEqual([])
  })

  test('lines without a customer are counted and left out', () => {
    const nobody = { ...line('7', '2011-01-10'), CustomerID: '' }
    expect(derive([nobody, nobody])).toEqual({ invoices: [], refused: { lines: 2, invoices: 1 } })
  })
})

describe('the real file', () => {
  const lines = [...readLines(new URL('lines.csv.gz', import.meta.url))]
  const derived = derive(lines)
  const csv = gunzipSync(readFileSync(new URL('invoices.csv.gz', import.meta.url)))
  const carried: Record<keyof Invoice, string>[] = parse(csv, { columns: true })

  test('has the published size', () => {
    expect(lines).toHaveLength(541_909)
    expect(derived.refused).toEqual({ lines: 135_080, invoices: 3710 })
    expect(derived.invoices).toHaveLength(22_190)
    expect(new Set(derived.invoices.map(({ customer }) => customer)).size).toBe(4372)
    expect(derived.invoices.reduce((sum, { lines: own }) => sum + own, 0)).toBe(541_909 - 135_080)
  })

  test('keeps the money: £8,300,065.81 of all customers, reversals taken off', () => {
    const pence = derived.invoices.reduce((sum, { value }) => sum + Math.round(Number(value) * 100), 0)
    expect(Math.abs(pence - 830_006_581)).toBeLessThan(100)
  })

  test('is carried exactly as it is derived', () => {
    const asText = ({ lines: own, items, ...rest }: Invoice) => ({
      ...rest,
      lines: String(own),
      items: String(items),
    })
    expect(carried).toEqual(derived.invoices.map(asText))
  })

  test('fills every step of its map', () => {
    const happened = new Set<string>(derived.invoices.map(({ touchpoint }) => touchpoint))
    const placed = onlineRetailMap.stages.flatMap((stage) =>
      stage.steps.flatMap(({ touchpoints }) => touchpoints),
    )
    const leftOut = onlineRetailMap.leftOut.map(({ match }) => match)
    expect(new Set([...placed, ...leftOut].map((match) => ('event' in match ? match.event : '')))).toEqual(
      happened,
    )
  })

  test('has a map that the product accepts', () => {
    let id = 0
    expect(MapDesign.safeParse(designOf(onlineRetailMap, () => ++id)).success).toBe(true)
  })
})
