import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attemptOf, type FunnelEvent, type FunnelRules } from './attempt.ts'

const rulesOf = (changed: Partial<FunnelRules> = {}): FunnelRules => ({
  steps: 3,
  order: 'ordered',
  attempts: 'best',
  windowSeconds: 100,
  from: 0,
  to: 1e9,
  now: 1e9,
  stepsOverlap: false,
  mostStarts: 100,
  ...changed,
})
/** A letter a second: a, b and c are the steps, d is something else. */
const eventsOf = (word: string): FunnelEvent[] =>
  [...word].map((letter, at) => ({ at, steps: letter === 'd' ? [] : ['abc'.indexOf(letter) + 1] }))
const depthOf = (word: string, changed: Partial<FunnelRules>): number =>
  attemptOf(eventsOf(word), rulesOf(changed))?.times.length ?? 0

test.each([
  ['abc', 3, 3, 3],
  ['adbc', 3, 1, 3],
  ['aabbcc', 3, 3, 3],
  ['aaaabbcc', 3, 3, 3],
  ['aabbdcc', 3, 2, 3],
  ['ccbbaa', 1, 1, 3],
  ['abac', 3, 2, 3],
  ['bc', 0, 0, 2],
  ['d', 0, 0, 0],
])('%s reaches %i steps in order, %i strictly, %i in any order', (word, ordered, strict, any) => {
  expect(depthOf(word, { order: 'ordered' })).toBe(ordered)
  expect(depthOf(word, { order: 'strict' })).toBe(strict)
  expect(depthOf(word, { order: 'any' })).toBe(any)
})

test('of attempts that come equally far the earliest counts, and what a step was reached with is its first', () => {
  expect(attemptOf(eventsOf('abbcabc'), rulesOf())?.times).toEqual([0, 1, 3])
})

test('what happened in the same second counts in either order', () => {
  const together = (['b', 'a', 'c'] as const).map((letter) => ({ at: 5, steps: ['abc'.indexOf(letter) + 1] }))
  expect(attemptOf(together, rulesOf())?.times).toEqual([5, 5, 5])
})

test('an attempt belongs to the period in which it began, and may end after it', () => {
  expect(attemptOf(eventsOf('abcabc'), rulesOf({ from: 1, to: 4 }))?.times).toEqual([3, 4, 5])
  expect(attemptOf(eventsOf('abc'), rulesOf({ from: 1 }))).toBeNull()
})

const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 20 })

test('a longer window, a freer order and a better attempt never come less far', () => {
  fc.assert(
    fc.property(
      words,
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 0, max: 10 }),
      (word, windowSeconds, more) => {
        const depth = (changed: Partial<FunnelRules>) => depthOf(word, { windowSeconds, ...changed })
        for (const order of ['ordered', 'strict', 'any'] as const) {
          expect(depth({ order, windowSeconds: windowSeconds + more })).toBeGreaterThanOrEqual(
            depth({ order }),
          )
          expect(depth({ order })).toBeGreaterThanOrEqual(depth({ order, attempts: 'first' }))
        }
        expect(depth({ order: 'ordered' })).toBeGreaterThanOrEqual(depth({ order: 'strict' }))
        expect(depth({ order: 'any' })).toBeGreaterThanOrEqual(depth({ order: 'ordered' }))
      },
    ),
  )
})
