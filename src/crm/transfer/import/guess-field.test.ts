import { expect, test } from 'vitest'
import { guessKind } from './guess-field.ts'

const kindOf = (name: string, cells: string, currency = 'EUR') => guessKind(name, cells.split('|'), currency)

test.each([
  ['Shoe size', '38|39,5|41|(No value)|', 'number'],
  ['Lifetime visits', '1,200|3|18', 'number'],
  ['First visit', '2026-01-05|2026-02-11', 'date'],
  ['First visit', '05.01.2026|11.02.2026 00:00', 'date'],
  ['First visit', '2026-01-05T00:00:00.000Z|2026-02-11 00:00:00', 'date'],
  ['Last seen', '2026-01-05 10:33|2026-02-11 08:00', 'datetime'],
  ['Last seen at', '1767609180|1770797280', 'datetime'],
  ['Newsletter', 'yes|No|YES', 'yes-no'],
  ['Newsletter', 'TRUE|false', 'yes-no'],
  ['Loyal', '1|0|0', 'yes-no'],
  ['Loyal', 'x||x', 'yes-no'],
  ['Profile', 'https://a.example/1|www.b.example', 'link'],
  ['Budget', '€ 1.200,50|€ 300', 'money'],
  ['Budget', '1200.50 USD|300 USD', 'money'],
  ['Budget (EUR)', '1200.50|300', 'money'],
  ['Segment', 'Gold|Silver|gold|Silver|Gold', 'choice'],
  ['Account state', 'active|inactive|active|inactive', 'choice'],
  ['Interests', 'Hiking;Climbing|Climbing|Hiking|Hiking;Climbing', 'many-choices'],
  ['Remarks', 'Calls in\nthe morning|-', 'long-text'],
  ['Nickname', 'Annie|Bob|Cee', 'text'],
  ['Empty', '|', 'text'],
] as const)('%s: %s is %s', (name, cells, kind) => {
  expect(kindOf(name, cells)).toBe(kind)
})

test('what only looks like something else stays text: codes, ids, numbers with zeros in front, very long ones', () => {
  for (const [name, cells] of [
    ['Postal code', '1010|8010|1010|8010'],
    ['Badge', '00123|00456'],
    ['Badge', '12345678901234567|22345678901234567'],
    ['Landline', '+43 1 555|+43 1 556'],
    ['Loyalty ID', '7001|7002'],
  ] as const)
    expect(kindOf(name, cells), name).toBe('text')
})

test('an amount is money only where its currency is clear', () => {
  expect(kindOf('Budget', '1200.50|300')).toBe('number')
  expect(kindOf('Budget (USD)', '1200.50|300', 'EUR')).toBe('number')
})

test('day numbers are dates only under a heading that speaks of time', () => {
  expect(kindOf('Joined at', '45000|45120')).toBe('date')
  expect(kindOf('Steps', '45000|45120')).toBe('number')
})
