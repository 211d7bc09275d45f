/** Waiting times with open cases, against the 6-MP trial (Freireich 1963) and METHODS.md section 2. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  kaplanMeier,
  restrictedMean,
  type Spells,
  spellsOfHistograms,
  survivalAt,
  survivalTime,
} from './kaplan-meier.ts'
import { bucketOf } from './log-histogram.ts'
import { logRank } from './log-rank.ts'

/** '6+' is still waiting after 6. */
const spells = (text: string): Spells[] =>
  text.split(' ').map((word) => {
    const open = word.endsWith('+')
    return { time: Number.parseFloat(word), events: open ? 0 : 1, censored: open ? 1 : 0 }
  })

const sixMp = spells('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+')
const placebo = spells('1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23')

describe('the 6-MP arm', () => {
  const curve = kaplanMeier(sixMp)
  test.each([
    [6, 0.857143],
    [7, 0.806723],
    [10, 0.752941],
    [13, 0.690196],
    [16, 0.627451],
    [22, 0.537815],
    [23, 0.448179],
  ])('S(%i) = %d', (time, share) => expect(survivalAt(curve, time)).toBeCloseTo(share, 6))

  test("has Greenwood's standard errors", () => {
    const at = (time: number) => curve.steps.find((step) => step.time === time)?.standardError
    expect(at(6)).toBeCloseTo(0.07636, 6)
    expect(at(23)).toBeCloseTo(0.134591, 6)
  })
  test('has the log-log interval of R (survfit, conf.type = "log-log")', () => {
    const at6 = curve.steps.find((step) => step.time === 6)?.interval
    expect(at6?.lower).toBeCloseTo(0.6197, 4)
    expect(at6?.upper).toBeCloseTo(0.9516, 4)
  })
  test('has median 23 from 13 to beyond what was seen, and no ninth tenth', () => {
    expect(survivalTime(curve, 0.5)).toEqual({ time: 23, lower: 13, upper: null })
    expect(survivalTime(curve, 0.9).time).toBeNull()
  })
  test('has mean 23.2874 within 35', () => {
    expect(restrictedMean(curve, 35).mean).toBeCloseTo(23.2874, 4)
  })
  test('is not told by naive means', () => {
    const done = sixMp.filter((row) => row.events > 0)
    const mean = (rows: Spells[]) => rows.reduce((sum, row) => sum + row.time, 0) / rows.length
    expect(mean(done)).toBeCloseTo(12.11, 2)
    expect(mean(sixMp)).toBeCloseTo(17.1, 2)
  })
})

describe('the placebo arm', () => {
  const curve = kaplanMeier(placebo)
  test('has median 8 and ends at zero', () => {
    expect(survivalTime(curve, 0.5).time).toBe(8)
    expect(survivalAt(curve, 23)).toBe(0)
  })
  test('without open cases the restricted mean is the plain mean', () => {
    const answer = restrictedMean(curve, 23)
    const mean = placebo.reduce((sum, row) => sum + row.time, 0) / placebo.length
    const variance = placebo.reduce((sum, row) => sum + (row.time - mean) ** 2, 0) / placebo.length ** 2
    expect(answer.mean).toBeCloseTo(mean, 10)
    expect(answer.standardError).toBeCloseTo(Math.sqrt(variance), 10)
  })
})

test('the log-rank test tells the two arms apart', () => {
  const answer = logRank(sixMp, placebo)
  expect(answer?.statistic).toBeCloseTo(16.7929, 4)
  expect(answer?.observed).toBe(9)
  expect(answer?.expected).toBeCloseTo(19.2505, 4)
  expect((answer?.p ?? 0) / 4.169e-5).toBeCloseTo(1, 3)
  expect(logRank(placebo, sixMp)?.statistic).toBeCloseTo(16.7929, 4)
  expect(logRank(spells('3+ 4+'), spells('5+'))).toBeNull()
})

describe('any curve', () => {
  const row = fc.record({
    time: fc.integer({ min: 0, max: 50 }),
    events: fc.integer({ min: 0, max: 4 }),
    censored: fc.integer({ min: 0, max: 4 }),
  })
  test('falls from 1, stays within its interval, and does not depend on the order of rows', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const curve = kaplanMeier(rows)
        expect(kaplanMeier(rows.toReversed())).toEqual(curve)
        let before = 1
        for (const { survival, interval } of curve.steps) {
          expect(survival).toBeLessThanOrEqual(before)
          expect(interval.lower).toBeLessThanOrEqual(survival + 1e-12)
          expect(interval.upper).toBeGreaterThanOrEqual(survival - 1e-12)
          before = survival
        }
      }),
    )
  })
  test('without open cases is the plain share still waiting', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }), (times) => {
        const curve = kaplanMeier(times.map((time) => ({ time, events: 1, censored: 0 })))
        for (const t of times) {
          expect(survivalAt(curve, t)).toBeCloseTo(
            times.filter((other) => other > t).length / times.length,
            10,
          )
        }
      }),
    )
  })
  test('from histograms lies within 2 % of the exact median', () => {
    const arrived = new Map([
      [bucketOf(3600), 10],
      [bucketOf(7200), 30],
    ])
    const waiting = new Map([[bucketOf(86_400), 12]])
    const median = survivalTime(kaplanMeier(spellsOfHistograms(arrived, waiting)), 0.5).time ?? 0
    expect(Math.abs(median - 7200) / 7200).toBeLessThanOrEqual(0.02)
  })
  test('of nobody is empty', () => {
    const curve = kaplanMeier([])
    expect(curve).toEqual({ n: 0, events: 0, censored: 0, steps: [] })
    expect(survivalTime(curve, 0.5)).toEqual({ time: null, lower: null, upper: null })
  })
})
