/** Two exits of one stage: on to the next, or out. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cumulativeIncidence } from './cumulative-incidence.ts'
import { kaplanMeier, survivalAt } from './kaplan-meier.ts'

const row = fc.record({
  time: fc.integer({ min: 1, max: 30 }),
  events: fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })),
  censored: fc.integer({ min: 0, max: 3 }),
})

test('four customers by hand: one goes on, one is still inside, one leaves, one goes on', () => {
  const steps = cumulativeIncidence([
    { time: 1, events: [1, 0], censored: 0 },
    { time: 2, events: [0, 0], censored: 1 },
    { time: 3, events: [0, 1], censored: 0 },
    { time: 4, events: [1, 0], censored: 0 },
  ])
  expect(steps.at(-1)?.left[0]).toBeCloseTo(0.25 + 0.375, 12)
  expect(steps.at(-1)?.left[1]).toBeCloseTo(0.375, 12)
})

test('those inside and those gone by each exit make one, and the inside is the Kaplan-Meier curve', () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const curve = kaplanMeier(
        rows.map(({ time, events, censored }) => ({ time, censored, events: events[0] + events[1] })),
      )
      for (const step of cumulativeIncidence(rows)) {
        expect(step.inside + (step.left[0] ?? 0) + (step.left[1] ?? 0)).toBeCloseTo(1, 10)
        expect(step.inside).toBeCloseTo(survivalAt(curve, step.time), 10)
      }
    }),
  )
})

test('an exit alone never looks larger than one minus its own Kaplan-Meier curve', () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const alone = kaplanMeier(
        rows.map(({ time, events, censored }) => ({
          time,
          events: events[0],
          censored: censored + events[1],
        })),
      )
      for (const step of cumulativeIncidence(rows)) {
        expect(step.left[0] ?? 0).toBeLessThanOrEqual(1 - survivalAt(alone, step.time) + 1e-9)
      }
    }),
  )
})
