import { setImmediate as turn } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Journeys } from '../storage/journeys/connect.ts'
import { appendGateOf } from './append-gate.ts'

/** The gate knows a store only as a thing of its own. */
const newGate = () => appendGateOf({} as Journeys)

test('whoever is alone is alone, commits run together, and everybody gets a turn in order', async () => {
  const wishes = fc.array(
    fc.record({ alone: fc.boolean(), turns: fc.integer({ min: 0, max: 4 }), fails: fc.boolean() }),
    { maxLength: 30 },
  )
  await fc.assert(
    fc.asyncProperty(wishes, async (wanted) => {
      const gate = newGate()
      let together = 0
      let alone = 0
      const started: number[] = []
      const work = wanted.map(async (wish, number) => {
        const run = async () => {
          started.push(number)
          if (wish.alone) alone++
          else together++
          expect(alone === 0 || (alone === 1 && together === 0)).toBe(true)
          for (let at = 0; at < wish.turns; at++) await turn()
          expect(alone === 0 || (alone === 1 && together === 0)).toBe(true)
          if (wish.alone) alone--
          else together--
          if (wish.fails) throw new Error('failed')
          return number
        }
        return wish.alone ? gate.alone(run) : gate.commit(run)
      })
      const ended = await Promise.allSettled(work)
      expect(ended.map(({ status }) => status === 'rejected')).toEqual(wanted.map(({ fails }) => fails))
      expect(started).toEqual(wanted.map((_, number) => number))
      await turn()
      expect(gate.commits()).toBe(wanted.filter((wish) => !wish.alone).length)
      expect(gate.changesAlone()).toBe(wanted.filter((wish) => wish.alone).length)
    }),
  )
})

test('commits do not wait for each other', async () => {
  const gate = newGate()
  const first = Promise.withResolvers<void>()
  const slow = gate.commit(() => first.promise)
  await gate.commit(async () => {})
  first.resolve()
  await slow
})

test('all who write to one store share its gate', () => {
  const store = {} as Journeys
  expect(appendGateOf(store)).toBe(appendGateOf(store))
  expect(appendGateOf(store)).not.toBe(newGate())
})
