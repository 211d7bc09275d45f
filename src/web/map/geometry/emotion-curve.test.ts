import { expect, test } from 'vitest'
import { curveShape, heightOf, runsOf } from './emotion-curve.ts'

const reading = (step: string, x: number, value: number | null, n: number) => ({
  step,
  x,
  mean: { value, low: value === null ? null : value - 0.2, high: value === null ? null : value + 0.2, n },
})

test('the scale is fixed from plus two to minus two', () => {
  expect([2, 0, -2, 7].map(heightOf)).toEqual([44, 158, 272, 44])
})

test('a step without evidence, or with fewer than five readings, breaks the line', () => {
  const runs = runsOf([
    reading('a', 0, 1, 90),
    reading('b', 1, 0.5, 40),
    reading('c', 2, null, 0),
    reading('d', 3, -1, 4),
    reading('e', 4, 0, 31),
  ])
  expect(runs.map((run) => run.map(({ step }) => step))).toEqual([['a', 'b'], ['e']])
})

test('dots with under thirty readings are hollow and small; others grow with the root of n', () => {
  const [run] = runsOf([reading('a', 0, 1, 12), reading('b', 1, 1, 100), reading('c', 2, 1, 400)])
  expect(run?.map(({ hollow }) => hollow)).toEqual([true, false, false])
  expect(run?.map(({ radius }) => radius)).toEqual([8, 10.5, 13])
})

test('the line is dotted beside a hollow dot only', () => {
  const [run = []] = runsOf([reading('a', 0, 1, 12), reading('b', 100, 1, 100), reading('c', 200, 0, 400)])
  const shape = curveShape(run)
  expect(shape.weak.startsWith('M0 ')).toBe(true)
  expect(shape.strong.startsWith('M100 ')).toBe(true)
  expect(shape.band.endsWith('Z')).toBe(true)
})

test('a lonely dot has neither line nor band', () => {
  const [run = []] = runsOf([reading('a', 0, 1, 90)])
  expect(curveShape(run)).toEqual({ strong: '', weak: '', wash: '', band: '' })
})
