import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Contributions, MeasureState } from './measure-state.ts'

const highest = 2 ** 32 - 1
const code = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: highest - 20, max: highest }))
const contributions = fc
  .array(fc.tuple(code, fc.integer({ min: -3, max: 5 })), { maxLength: 30 })
  .map((counts): Contributions => ({ counts: new Map(counts), money: [], customers: counts.length }))

test('a state is the sum of what was added and taken away, whatever the order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(contributions, fc.constantFrom(1 as const, -1 as const))),
      code,
      code,
      (changes, a, b) => {
        const state = new MeasureState()
        const sums = new Map<number, number>()
        for (const [change, sign] of changes) {
          state.add(change, sign)
          for (const [one, count] of change.counts) sums.set(one, (sums.get(one) ?? 0) + sign * count)
        }
        const expected = [...sums].filter(([, count]) => count !== 0).sort(([x], [y]) => x - y)
        expect(state.contents().counts).toEqual(expected)
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        const within = expected.filter(([one]) => one >= low && one <= high)
        const visited: [number, number][] = []
        state.each({ low, high }, (one, count) => visited.push([one, count]))
        expect(visited).toEqual(within)
        expect(state.count([{ low, high }])).toBe(within.reduce((sum, [, count]) => sum + count, 0))
      },
    ),
  )
})

test('a hundred thousand codes take little more than a megabyte', () => {
  const state = new MeasureState()
  const counts = new Map(Array.from({ length: 100_000 }, (_, at) => [at * 1000, at + 1]))
  state.add({ counts, money: [], customers: 1 }, 1)
  expect(state.size()).toBe(100_000 * 12 + 8)
})
