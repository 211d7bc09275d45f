import fc from 'fast-check'
import { expect, test } from 'vitest'
import { curveCommands, heightAt, slopes } from './monotone-cubic.ts'

const points = fc
  .array(
    fc.record({ gap: fc.integer({ min: 1, max: 200 }), y: fc.double({ min: -2, max: 2, noNaN: true }) }),
    {
      minLength: 2,
      maxLength: 20,
    },
  )
  .map((list) => {
    let x = 0
    return list.map(({ gap, y }) => {
      x += gap
      return { x, y }
    })
  })

test('the line goes through every point', () => {
  fc.assert(
    fc.property(points, (line) => {
      for (const point of line.slice(1)) expect(heightAt(line, point.x)).toBeCloseTo(point.y)
    }),
  )
})

test('between two points the line never leaves the range of the two', () => {
  fc.assert(
    fc.property(points, fc.double({ min: 0, max: 1, noNaN: true }), (line, share) => {
      for (const [index, to] of line.entries()) {
        const from = line[index - 1]
        if (!from) continue
        const y = heightAt(line, from.x + share * (to.x - from.x)) ?? Number.NaN
        expect(y).toBeGreaterThanOrEqual(Math.min(from.y, to.y) - 1e-9)
        expect(y).toBeLessThanOrEqual(Math.max(from.y, to.y) + 1e-9)
      }
    }),
  )
})

test('peaks and lows are flat, so that a dot stands on the highest place of its hill', () => {
  expect(
    slopes([
      { x: 0, y: 0 },
      { x: 1, y: 2 },
      { x: 2, y: 1 },
    ])[1],
  ).toBe(0)
})

test('a single point draws nothing', () => {
  expect(curveCommands([{ x: 3, y: 1 }])).toEqual([])
})

test('two points of almost the same height give a line, not a gap', () => {
  const line = [
    { x: 1, y: 0 },
    { x: 2, y: 5e-324 },
    { x: 3, y: 2 },
  ]
  for (const slope of slopes(line)) expect(slope).not.toBeNaN()
  expect(heightAt(line, 1.5)).toBeCloseTo(0)
})
