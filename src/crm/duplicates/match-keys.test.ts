/** Spelling, order and country codes do not hide that two records are one. */
import { expect, test } from 'vitest'
import { nameSounds, personalEmail, phoneKey } from './match-keys.ts'
import { judge, leastLikeness, leastScore } from './match-weights.ts'

const sounds = (name: string) => nameSounds('customer', { name }).join(' ')

test('a name sounds the same in another order, with an accent, and spelt a little differently', () => {
  expect(sounds('Marlow, Ines')).toBe(sounds('Inés Marlowe'))
  expect(sounds('Philipp Maier')).toBe(sounds('Filip Meyer'))
  expect(sounds('Ines Marlow')).not.toBe(sounds('Ines Barlow'))
  expect(nameSounds('company', { name: 'Marlow Bakery Ltd.' })).toEqual(
    nameSounds('company', { name: 'The Marlow Bakery' }),
  )
})

test('a phone number is the same with and without its country; short ones and offices say nothing', () => {
  expect(phoneKey({ phone: '+353 (0)21 555-0199' })).toBe(phoneKey({ phone: '00353 21 5550199' }))
  expect(phoneKey({ phone: '112' })).toBe('')
  expect(personalEmail({ email: ' Ines@Marlow.example ' })).toBe('ines@marlow.example')
  expect(personalEmail({ email: 'info@marlow.example' })).toBe('')
})

test('evidence adds up: what agrees makes it surer, what differs less sure, and a common name alone is not enough', () => {
  const score = (compared: Parameters<typeof judge>[1]) => judge('customer', compared).score
  expect(score({ email: true })).toBeGreaterThan(0.98)
  expect(score({ email: true, name: 0.1 })).toBeLessThan(score({ email: true }))
  expect(score({ name: 1 })).toBeLessThan(0.5)
  expect(score({ name: 1, city: true })).toBeGreaterThan(0.9)
  expect(score({ name: 0.6, company: true })).toBeGreaterThan(0.8)
  expect(score({ device: true })).toBeGreaterThan(0.5)
  expect(score({ device: true, name: 0.1 })).toBeLessThan(0.5)
  expect(score({ phone: true, name: 0.1 })).toBeLessThan(0.5)
  expect(
    judge('customer', { name: 1, city: false }).reasons.map(({ what, agrees }) => [what, agrees]),
  ).toEqual([
    ['name', 'same'],
    ['city', 'different'],
  ])
})

test('a name alone is never enough, however alike, so who shares nothing beside it need not be read', () => {
  expect(judge('customer', { name: 1 }).score).toBeLessThan(leastScore)
})

test('customers who are called differently are only one when they share an address or a number, whatever else they share', () => {
  const shared = { name: leastLikeness, company: true, city: true }
  expect(judge('customer', shared).score).toBeLessThan(leastScore)
  expect(judge('customer', { ...shared, phone: true }).score).toBeGreaterThan(leastScore)
})
