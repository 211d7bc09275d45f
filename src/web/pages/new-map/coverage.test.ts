import { expect, test } from 'vitest'
import { MapDesign, type MapDraft } from '../../../model/journey-map.ts'
import { coverageOf, stillLeftOut, withTouchpoint } from './coverage.ts'

const design = MapDesign.parse({
  name: 'Draft',
  stages: [{ id: 's1', name: 'Look', steps: [{ id: 'a', name: 'Looks', touchpoints: [1] }] }],
})
const touchpoints = [
  { id: 1, interactions: 60, hidden: false },
  { id: 2, interactions: 40, hidden: false },
  { id: 3, interactions: 900, hidden: true },
  { id: 4, interactions: 0, hidden: false },
]
const left = { name: 'Asks', interactions: 40, customers: 9, reason: 'Seldom.' }
const draft: MapDraft = {
  design,
  covered: { interactionShare: 0.6, customerShare: 1, interactions: 60, customers: 10 },
  leftOut: [{ touchpoint: 2, ...left }],
  notes: [],
}

test('hidden and unused touchpoints do not count against the coverage', () => {
  expect(coverageOf(design, touchpoints)).toEqual({
    share: 0.6,
    interactions: 60,
    touchpoints: 1,
    ofTouchpoints: 2,
  })
})

test('a touchpoint put on the map is no longer left out and raises the coverage', () => {
  expect(stillLeftOut(design, draft)).toHaveLength(1)
  const more = withTouchpoint(design, 's1', { id: 'b', name: 'Asks', touchpoint: 2, department: '' })
  expect(stillLeftOut(more, draft)).toEqual([])
  expect(coverageOf(more, touchpoints).share).toBe(1)
  expect(MapDesign.safeParse(more).success).toBe(true)
})
