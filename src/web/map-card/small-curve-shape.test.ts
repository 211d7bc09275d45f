import { expect, test } from 'vitest'
import { smallCurve, smallHeight, smallY } from './small-curve-shape.ts'

const point = (step: string, stage: number, mean: number | null, n: number) => ({
  step,
  name: step,
  stage,
  mean,
  n,
  hollow: n < 30,
})
const curve = [
  point('a', 0, 0.4, 90),
  point('b', 0, 1.6, 200),
  point('c', 1, null, 0),
  point('d', 1, -1.3, 80),
  point('e', 2, 0.2, 12),
]

test('a gap is hatched and never bridged', () => {
  const { runs, gaps } = smallCurve(curve, 300)
  expect(runs.map(({ dots }) => dots.map(({ step }) => step))).toEqual([
    ['a', 'b'],
    ['d', 'e'],
  ])
  expect(gaps.map(({ name }) => name)).toEqual(['c'])
})

test('peak, low and end are marked, and thin evidence is never ranked', () => {
  const { marks, sure } = smallCurve(curve, 300)
  expect(marks.map(({ kind, dot }) => [kind, dot.step])).toEqual([
    ['peak', 'b'],
    ['low', 'd'],
    ['end', 'e'],
  ])
  expect(sure).toHaveLength(1)
})

test('a line between stages stands where the stage changes', () => {
  expect(smallCurve(curve, 300).borders).toHaveLength(2)
})

test('the scale is fixed at minus two to plus two', () => {
  expect(smallY(2)).toBe(16)
  expect(smallY(-2)).toBe(smallHeight - 16)
})

test('a map without steps draws nothing', () => {
  expect(smallCurve([], 300)).toMatchObject({ runs: [], gaps: [], marks: [] })
})
