import { expect, test } from 'vitest'
import { firstOrder } from '../fixtures/first-order.ts'
import { boardLayout } from './geometry/board-layout.ts'
import { handOvers, ownerRuns } from './hand-overs.ts'

const measure = firstOrder()
const layout = boardLayout(measure.map.design, 1200)

test('neighbouring steps of one department share one bar, across stages too', () => {
  const runs = ownerRuns(layout)
  expect(runs.map(({ department, steps }) => `${department} ${steps.length}`)).toEqual([
    'Marketing 2',
    'Sales 4',
    'Finance 1',
    'Logistics 1',
    'Carrier 1',
    'Logistics 1',
    'Service 2',
    'Marketing 2',
  ])
  expect(runs.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(layout.width)
})

test('a hand-over shows the wait of its busiest way and opens its people', () => {
  const [first] = handOvers(ownerRuns(layout), measure.transitions)
  expect(first).toMatchObject({ from: 'Marketing', to: 'Sales', people: { number: 'edge:guide>browse' } })
})
