import fc from 'fast-check'
import { expect, test } from 'vitest'
import { curveHeight, runsOf } from './emotion-curve.ts'
import { placeLabels, placePills, placeTag } from './place-labels.ts'

const room = { width: 1232, height: curveHeight }
const runs = (values: (number | null)[], n = 100) =>
  runsOf(
    values.map((value, index) => ({
      step: String(index),
      x: 44 + index * 88,
      mean: { value, low: value, high: value, n: value === null ? 0 : n },
    })),
  )

test('a peak has its value above, a low below', () => {
  const drawn = runs([0, 1.5, 0, -1.5, 0])
  const labels = placeLabels(drawn, room)
  const dots = drawn.flat()
  expect(labels[1]?.y).toBeLessThan(dots[1]?.y ?? 0)
  expect(labels[3]?.y).toBeGreaterThan(dots[3]?.y ?? 0)
})

test('labels of the same curve do not cover each other, whatever its shape', () => {
  const values = fc.array(fc.option(fc.double({ min: -2, max: 2, noNaN: true }), { freq: 6 }), {
    minLength: 1,
    maxLength: 14,
  })
  fc.assert(
    fc.property(values, (heights) => {
      const labels = placeLabels(runs(heights), room)
      for (const [index, a] of labels.entries())
        for (const b of labels.slice(index + 1)) {
          const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
          const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
          expect(wide > 6 && high > 6).toBe(false)
        }
    }),
  )
})

test('what came just now covers neither values nor pills', () => {
  const drawn = runs([0.4, 1.5, 0.2, -1.5, 0, 1.9])
  const labels = placeLabels(drawn, room)
  const wishes = drawn.flat().map(({ step, value }) => ({
    key: step,
    step,
    text: 'Hears about us',
    score: 1,
    above: value > 0,
    keep: false,
  }))
  const taken = [...labels, ...placePills(wishes, drawn, labels, room)]
  for (const dot of drawn.flat()) {
    const { x, y } = placeTag(dot, taken, room)
    const covered = taken.filter(
      (box) => box.x < x + 42 && box.x + box.width > x - 42 && box.y < y + 18 && box.y + box.height > y,
    )
    expect([dot.step, covered]).toEqual([dot.step, []])
  }
})

test('when pills collide the least score goes, and the end stays', () => {
  const drawn = runs([1, 1.1, 1])
  const wish = (key: string, score: number, keep = false) => ({
    key,
    step: '1',
    text: 'A long story that takes much room on the board',
    score,
    above: true,
    keep,
  })
  const many = Array.from({ length: 14 }, (_, index) => wish(`pill ${index}`, index))
  const placed = placePills([...many, wish('end', -1, true)], drawn, placeLabels(drawn, room), {
    width: 320,
    height: curveHeight,
  })
  const keys = placed.map(({ key }) => key)
  expect(keys).toContain('end')
  expect(keys).toContain('pill 13')
  expect(keys).not.toContain('pill 0')
})

test('a pill stays inside the board', () => {
  const drawn = runs([2, -2])
  const wishes = ['0', '1'].map((step) => ({
    key: step,
    step,
    text: 'Low: silence during the build',
    score: 1,
    above: step === '0',
    keep: true,
  }))
  for (const pill of placePills(wishes, drawn, placeLabels(drawn, room), room)) {
    expect(pill.x).toBeGreaterThanOrEqual(0)
    expect(pill.x + pill.width).toBeLessThanOrEqual(room.width)
  }
})
