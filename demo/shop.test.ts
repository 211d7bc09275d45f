/** What the shop says of its orders agrees with what it sent of them, to the cent and to the moment. */
import { expect, test } from 'vitest'
import type { ConnectedThing } from '../src/model/connected-record.ts'
import type { Line, Money } from '../src/model/crm/field-value.ts'
import { linesTotal } from '../src/model/crm/lines-total.ts'
import { products } from './catalogue.ts'
import { companyValues } from './companies.ts'
import { businessCustomers, generateDemo } from './company.ts'
import { linesOf } from './order-lines.ts'
import { personNamedBy } from './people.ts'
import { shopRecords } from './shop.ts'

const options = { seed: 1, now: new Date('2026-06-12T09:00:00.000Z'), customers: 1500 }
const messages = [...generateDemo(options)]
const said = messages.flatMap((message) =>
  shopRecords(message).flatMap((record) => (record.type === 'order' ? [{ message, record }] : [])),
)
const begun = said.filter(({ record }) => record.whole)
const lines = ({ values }: ConnectedThing) => values.lines as Line[]

test('every order that was paid for is one, with its customer, its moment and its amount', () => {
  const paid = messages.filter(({ event }) =>
    /^(Repeat )?Order Completed$|^Shop Purchase$|^Deal Won$/.test(event ?? ''),
  )
  expect(begun.map(({ message }) => message)).toEqual(paid)
  expect(paid.length).toBeGreaterThan(1000)
  for (const { message, record } of begun) {
    expect(record.userId).toBe(message.userId)
    expect(record.values.placedAt).toBe(message.timestamp)
    expect((record.values.total as Money).minor / 100).toBeCloseTo(Number(message.properties?.value), 6)
  }
  expect(new Set(begun.map(({ record }) => record.key)).size).toBe(begun.length)
})

test('whatever is sent, delivered or refunded was ordered before', () => {
  const placed = new Map(begun.map(({ record }) => [record.key, record.at]))
  const moved = said.filter(({ record }) => !record.whole)
  expect(new Set(moved.map(({ record }) => record.values.status))).toEqual(
    new Set(['shipped', 'delivered', 'refunded']),
  )
  for (const { record } of moved) expect(placed.get(record.key), record.key).toBeLessThan(record.at)
})

test('the interaction tells it, so the record does not', () => {
  for (const { record } of said) {
    expect(record.tells.beginning).toBe(record.whole)
    if (!record.whole) expect(record.tells.moves).toEqual([record.values.status])
  }
})

test('lines are products of the shop and add up to the total', () => {
  for (const { record } of begun) {
    expect(linesTotal(lines(record))).toEqual(record.values.total)
    expect(products.map(({ sku }) => sku)).toContain(lines(record)[0]?.product)
    for (const { quantity, price } of lines(record)) {
      expect(quantity).toBeGreaterThan(0)
      expect(price.minor).toBeGreaterThan(0)
    }
  }
  expect(new Set(begun.map(({ record }) => lines(record).length))).toEqual(new Set([1, 2]))
})

test('an amount that is a cent beside the rounded price of its pieces is not a line of its own', () => {
  const base = products.find(({ brand }) => brand === 'Ull Base')
  if (!base) throw new Error('The shop has it no more.')
  expect(
    linesOf(base, { minor: 19_324, currency: 'GBP' }).map(({ quantity, price }) => [quantity, price.minor]),
  ).toEqual([
    [2, 6_441],
    [1, 6_442],
  ])
})

test('consents are given with the newsletter and taken back when an account is closed', () => {
  const states = messages.flatMap((message) =>
    shopRecords(message).flatMap((record) => (record.type === 'customer' ? record.consents : [])),
  )
  expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['granted', 'withdrawn']))
})

test('business customers are those who named their company, and everything about it is known', () => {
  const named = messages.flatMap((message) => personNamedBy('1', message) ?? [])
  const known = [...businessCustomers(options)].map(({ person }) => person)
  expect(new Set(known)).toEqual(new Set(named))
  for (const person of known) {
    const values = companyValues(person)
    expect(
      Object.values(values).every((value) => value !== undefined && value !== ''),
      JSON.stringify(values),
    ).toBe(true)
    expect(values.domain).toMatch(/^[a-z-]+\.nordhaven-demo\.test$/)
  }
})
