import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proposeStages, type SeenTouchpoint } from './propose-stages.ts'

const seen = (names: readonly string[]): SeenTouchpoint[] =>
  names.map((name, index) => ({
    id: index + 1,
    name,
    department: '',
    customers: 100 - index,
    position: names.length < 2 ? 0 : index / (names.length - 1),
  }))

const namesOf = (stages: ReturnType<typeof proposeStages>) =>
  stages.map(({ name, steps }) => [name, ...steps.map((step) => step.name)])

test('touchpoints of a shop fall into the phases that their names speak of, in order', () => {
  const stages = proposeStages(
    seen([
      'Ad clicked',
      'Newsletter opened',
      'Product page',
      'Compare prices',
      'Basket',
      'Order placed',
      'Parcel delivered',
      'Support ticket',
      'Return requested',
      'Review written',
    ]),
    [],
  )
  expect(namesOf(stages)).toEqual([
    ['Awareness', 'Ad clicked', 'Newsletter opened'],
    ['Consideration', 'Product page', 'Compare prices'],
    ['Purchase', 'Basket', 'Order placed'],
    ['Delivery', 'Parcel delivered'],
    ['Service', 'Support ticket', 'Return requested'],
    ['Loyalty', 'Review written'],
  ])
})

test('touchpoints that customers go back and forth between stay in one stage', () => {
  const touchpoints = seen(['a1', 'a2', 'b1', 'b2', 'c1', 'c2'])
  const back = (from: number, to: number) => ({ from, to, count: 500 })
  const stages = proposeStages(touchpoints, [
    back(2, 1),
    back(4, 3),
    back(6, 5),
    { from: 2, to: 3, count: 900 },
    { from: 4, to: 5, count: 900 },
  ])
  expect(stages.map(({ steps }) => steps.map(({ name }) => name))).toEqual([
    ['a1', 'a2'],
    ['b1', 'b2'],
    ['c1', 'c2'],
  ])
})

test('the same name in two channels is one step', () => {
  const [first, second] = seen(['Support call', 'support call'])
  if (!first || !second) throw new Error('two touchpoints')
  const stages = proposeStages([first, second], [])
  expect(stages.flatMap(({ steps }) => steps)).toMatchObject([{ touchpoints: [1, 2] }])
})

test('every touchpoint is in exactly one step, and no stage is empty', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          name: fc.string({ minLength: 1, maxLength: 12 }),
          position: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        { maxLength: 25 },
      ),
      fc.array(fc.record({ from: fc.nat(25), to: fc.nat(25), count: fc.nat(1000) })),
      (parts, moves) => {
        const touchpoints = parts.map((part, index) => ({
          ...part,
          id: index + 1,
          department: '',
          customers: index,
        }))
        const stages = proposeStages(touchpoints, moves)
        const ids = stages.flatMap(({ steps }) => steps.flatMap((step) => step.touchpoints))
        expect([...ids].sort((a, b) => a - b)).toEqual(touchpoints.map(({ id }) => id))
        expect(stages.every(({ steps }) => steps.length > 0)).toBe(true)
        expect(new Set(stages.map(({ name }) => name)).size).toBe(stages.length)
      },
    ),
  )
})
