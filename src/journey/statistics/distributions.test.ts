/** The distributions against published tables and against each other. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chiSquareP, equalRatesTest } from './chi-square.ts'
import { normalCdf, normalQuantile, twoSidedP } from './normal.ts'
import { sampleSizePerArm } from './sample-size.ts'
import { studentTCdf, studentTQuantile, t95 } from './student-t.ts'

describe('the normal distribution', () => {
  test('has the tabulated quantiles', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12)
    expect(normalQuantile(0.8)).toBeCloseTo(0.8416212335729143, 12)
    expect(normalQuantile(0.5)).toBeCloseTo(0, 12)
    expect(normalCdf(1)).toBeCloseTo(0.8413447460685429, 12)
  })
  test('stays exact far out in the tail', () => {
    expect(twoSidedP(10) / 1.523970604832094e-23).toBeCloseTo(1, 6)
  })
  test('quantile and cdf undo each other', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (share) => {
        expect(Math.abs(normalCdf(normalQuantile(share)) - share)).toBeLessThan(1e-10)
      }),
    )
  })
})

describe("Student's t", () => {
  test('has the tabulated 97.5 % quantiles', () => {
    const table: [number, number][] = [
      [1, 12.706204736],
      [2, 4.30265273],
      [4, 2.776445105],
      [9, 2.262157163],
      [30, 2.042272456],
      [100, 1.983971519],
    ] // prettier
    for (const [degrees, t] of table) {
      expect(studentTQuantile(0.975, degrees)).toBeCloseTo(t, 8)
      expect(t95(degrees)).toBeCloseTo(t, 8)
    }
  })
  test('quantile and cdf undo each other', () => {
    const share = fc.double({ min: 0.001, max: 0.999, noNaN: true })
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 200 }), (wanted, degrees) => {
        expect(studentTCdf(studentTQuantile(wanted, degrees), degrees)).toBeCloseTo(wanted, 9)
      }),
    )
  })
})

describe('chi-square', () => {
  test('gives the tabulated limit of 5 %', () => {
    expect(chiSquareP(3.841458820694124, 1)).toBeCloseTo(0.05, 10)
    expect(chiSquareP(7.814727903251179, 3)).toBeCloseTo(0.05, 10)
  })
  test('compares four groups of patients (83/86, 90/93, 129/136, 70/82)', () => {
    const answer = equalRatesTest([
      { successes: 83, n: 86 },
      { successes: 90, n: 93 },
      { successes: 129, n: 136 },
      { successes: 70, n: 82 },
    ])
    expect(answer?.statistic).toBeCloseTo(12.6004, 4)
    expect(answer?.p).toBeCloseTo(0.005585, 6)
  })
  test('has nothing to say of one group, or where all said yes', () => {
    expect(equalRatesTest([{ successes: 3, n: 9 }])).toBeNull()
    expect(
      equalRatesTest([
        { successes: 3, n: 3 },
        { successes: 5, n: 5 },
      ]),
    ).toBeNull()
  })
})

test('10 % against 12 % needs 3 840.85 customers per arm', () => {
  expect(sampleSizePerArm(0.1, 0.12)).toBeCloseTo(3840.85, 2)
})
