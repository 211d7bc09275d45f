/** Scores that customers give: mapping, NPS, CSAT and effort, against METHODS.md section 4. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ces, isEasy } from './ces.ts'
import { csat, isSatisfied } from './csat.ts'
import { nps, npsGroup } from './nps.ts'
import { answerRange, type Question, scoreOfAnswer } from './score.ts'

const score = (question: Question, answer: number): number | null => {
  const said = scoreOfAnswer(question, answer)
  return said.kind === 'scored' ? said.score : null
}

describe('an answer becomes a score', () => {
  test.each<[Question, number, number]>([
    ['nps', 0, -200],
    ['nps', 5, 0],
    ['nps', 7, 80],
    ['nps', 10, 200],
    ['csat', 1, -200],
    ['csat', 3, 0],
    ['csat', 4, 100],
    ['ces', 1, -200],
    ['ces', 3, -67],
    ['ces', 4, 0],
    ['ces', 5, 67],
    ['ces', 7, 200],
    ['rating', 2, -100],
    ['rating', 5, 200],
    ['rating', 4.5, 150],
  ])('%s %d is %d', (question, answer, expected) => expect(score(question, answer)).toBe(expected))

  test.each<[Question, number]>([
    ['nps', 11],
    ['nps', -1],
    ['csat', 0],
    ['ces', 8],
    ['rating', Number.NaN],
    ['rating', Infinity],
  ])('%s %d is refused with its range', (question, answer) => {
    expect(scoreOfAnswer(question, answer)).toEqual({
      kind: 'refused',
      reason: 'out-of-range',
      question,
      answer,
      ...answerRange[question],
    })
  })
  test('always a whole number within -200..200, opposite answers opposite', () => {
    const question = fc.constantFrom<Question>('nps', 'csat', 'ces', 'rating')
    fc.assert(
      fc.property(question, fc.double({ min: 0, max: 1, noNaN: true }), (asked, share) => {
        const { min, max } = answerRange[asked]
        const value = score(asked, min + share * (max - min)) ?? Number.NaN
        expect(Number.isInteger(value) && Math.abs(value) <= 200 && !Object.is(value, -0)).toBe(true)
        expect(Math.abs(value + (score(asked, max - share * (max - min)) ?? Number.NaN))).toBeLessThanOrEqual(
          1,
        )
      }),
    )
  })
})

describe('NPS', () => {
  test('14 promoters, 6 passives, 5 detractors', () => {
    const answer = nps({ promoters: 14, passives: 6, detractors: 5 })
    expect(answer?.score).toBeCloseTo(36, 10)
    expect(answer?.adjusted).toBeCloseTo(32.1429, 4)
    expect(answer?.lower).toBeCloseTo(2.7708, 4)
    expect(answer?.upper).toBeCloseTo(61.5149, 4)
  })
  test('50, 30, 20', () => {
    const answer = nps({ promoters: 50, passives: 30, detractors: 20 })
    expect(answer?.score).toBeCloseTo(30, 10)
    expect(answer?.adjusted).toBeCloseTo(29.1262, 4)
    expect(answer?.lower).toBeCloseTo(14.0511, 4)
    expect(answer?.upper).toBeCloseTo(44.2013, 4) // METHODS.md cuts 44.20130 to 44.2012
  })
  test('ten promoters of ten: the interval stops at 100', () => {
    const answer = nps({ promoters: 10, passives: 0, detractors: 0 })
    expect(answer?.adjusted).toBeCloseTo(76.92, 2)
    expect(answer?.lower).toBeCloseTo(47.5, 2)
    expect(answer?.upper).toBe(100)
  })
  test('groups and emptiness', () => {
    expect([0, 6, 7, 8, 9, 10].map(npsGroup)).toEqual([
      'detractor',
      'detractor',
      'passive',
      'passive',
      'promoter',
      'promoter',
    ])
    expect(nps({ promoters: 0, passives: 0, detractors: 0 })).toBeNull()
  })
})

test('CSAT is the share of 4 and 5 with a Wilson interval', () => {
  expect([3, 4, 5].map(isSatisfied)).toEqual([false, true, true])
  expect(csat(81, 263)?.share).toBeCloseTo(81 / 263, 12)
  expect(csat(81, 263)?.lower).toBeCloseTo(0.255289, 6)
  expect(csat(0, 0)).toBeNull()
})

test('effort shows the mean and the share of 5 and more', () => {
  const answers = [7, 6, 5, 2]
  const sums = { n: 4, sum: 20, sumOfSquares: answers.reduce((sum, a) => sum + a * a, 0) }
  expect(ces(sums, answers.filter(isEasy).length)).toMatchObject({
    n: 4,
    mean: 5,
    easyShare: { share: 0.75 },
  })
  expect(ces({ n: 0, sum: 0, sumOfSquares: 0 }, 0)).toBeNull()
})
