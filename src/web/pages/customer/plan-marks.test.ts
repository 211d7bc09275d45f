import { expect, test } from 'vitest'
import { MapDesign } from '../../../model/journey-map.ts'
import { isAsPlanned, planMarks } from './plan-marks.ts'

const design = MapDesign.parse({
  name: 'Order',
  stages: [
    {
      id: 's1',
      name: 'Look',
      steps: [
        { id: 'a', name: 'Looks', touchpoints: [1] },
        { id: 'b', name: 'Asks', touchpoints: [2] },
      ],
    },
    {
      id: 's2',
      name: 'Buy',
      steps: [
        { id: 'c', name: 'Pays', touchpoints: [3] },
        { id: 'd', name: 'Waits', touchpoints: [4] },
      ],
    },
  ],
})
const dot = (step: string) => ({
  step,
  firstAt: '2026-01-01T00:00:00Z',
  lastAt: '2026-01-01T00:00:00Z',
  visits: 1,
  score: null,
  source: null,
})

test('a step before the furthest one was skipped, a step after it is still ahead', () => {
  const marks = planMarks(design, { map: 'm', dots: [dot('a'), dot('c')], lastStep: 'c', state: 'open' })
  expect(marks.map(({ mark }) => mark)).toEqual(['did', 'skipped', 'here', 'ahead'])
})

test('nobody is here on a journey that has ended', () => {
  const marks = planMarks(design, { map: 'm', dots: [dot('d')], lastStep: 'd', state: 'completed' })
  expect(marks.map(({ mark }) => mark)).toEqual(['skipped', 'skipped', 'skipped', 'did'])
})

test('without any step everything is ahead', () => {
  const marks = planMarks(design, { map: 'm', dots: [], lastStep: null, state: null })
  expect(new Set(marks.map(({ mark }) => mark))).toEqual(new Set(['ahead']))
})

test('a step first done after a later one is out of order, and neither it nor a repeated one is as planned', () => {
  const at = (step: string, day: number, visits = 1) => ({
    ...dot(step),
    firstAt: `2026-01-0${day}T00:00:00Z`,
    visits,
  })
  const marks = planMarks(design, {
    map: 'm',
    dots: [at('a', 1), at('c', 2), at('b', 3), at('d', 4, 2)],
    lastStep: 'd',
    state: 'open',
  })
  expect(marks.map(({ after }) => after)).toEqual([null, 'Pays', null, null])
  expect(marks.map(isAsPlanned)).toEqual([true, false, true, false])
})
