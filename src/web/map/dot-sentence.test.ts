import { expect, test } from 'vitest'
import { firstOrder } from '../fixtures/first-order.ts'
import { dotSentence } from './dot-sentence.ts'

const step = (id: string) => {
  const found = firstOrder().steps.find((each) => each.id === id)
  if (!found) throw new Error(`The fixture has no step ${id}.`)
  return found
}

test('a dot is read with its value, people and interval', () => {
  expect(dotSentence('Waits for the parcel', step('wait'))).toBe(
    'Waits for the parcel: minus 1.3, 287 customers, plus or minus 0.14',
  )
})

test('little evidence and none are said, not hidden', () => {
  expect(dotSentence('Orders again', step('again'))).toMatch(/little evidence$/)
  expect(dotSentence('Picks a slot', step('date'))).toBe('Picks a slot: no evidence of how people feel')
})
