import { expect, test } from 'vitest'
import { endNode } from '../../model/flow.ts'
import { firstOrder } from '../fixtures/first-order.ts'
import { hugeMap } from '../fixtures/odd-maps.ts'
import { placesInStages } from '../pages/flow/flow-order.ts'
import { mapFlow, mostSteps } from './map-flow.ts'

const byPeople = ({ customers }: { customers: number }) => customers

test('each step, end and usual move of the map is in its flow, with the number that opens it', () => {
  const measure = firstOrder()
  const { flow, folded, notDrawn } = mapFlow(measure)
  expect(folded).toBe(false)
  expect(flow.nodes.map(({ number }) => number)).toEqual(measure.steps.map(({ reached }) => reached.number))
  const usual = measure.transitions.filter(({ journeys }) => journeys.n >= measure.journeys.n / 100)
  expect(usual.length).toBeGreaterThan(0)
  expect(usual.length + notDrawn).toBe(measure.transitions.length)
  for (const { journeys } of usual)
    expect(flow.edges).toContainEqual(
      expect.objectContaining({ number: journeys.number, customers: journeys.n }),
    )
  const left = measure.steps.reduce((sum, step) => sum + step.left.n, 0)
  const ends = flow.edges.filter(({ to }) => to === endNode)
  expect(ends.reduce((sum, { customers }) => sum + customers, 0)).toBe(left)
})

test('a map of 255 steps shows the busiest and counts all others together', () => {
  const measure = hugeMap()
  const { flow, folded } = mapFlow(measure)
  expect(folded).toBe(true)
  expect(flow.nodes).toHaveLength(mostSteps)
  expect(flow.edges.every(({ from, to }) => from !== 0 || to !== 0)).toBe(true)
})

test('a later stage stands right of an earlier one, and what the map calls forward never runs leftwards', () => {
  const { flow, stages } = mapFlow(firstOrder())
  const places = placesInStages(
    flow,
    byPeople,
    stages.map(({ ids }) => ids),
  )
  const columns = stages.map(({ ids }) => ids.map((id) => places.get(id)?.column ?? -1))
  columns.slice(1).forEach((stage, index) => {
    expect(Math.min(...stage)).toBeGreaterThan(Math.max(...(columns[index] ?? [])))
  })
  for (const { from, to } of flow.edges) {
    const [a, b] = [places.get(from), places.get(to)]
    if (a && b && a.rank < b.rank) expect(a.column).toBeLessThanOrEqual(b.column)
  }
})
