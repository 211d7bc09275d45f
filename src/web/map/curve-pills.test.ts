import { expect, test } from 'vitest'
import { firstOrder } from '../fixtures/first-order.ts'
import { curvePills } from './curve-pills.ts'
import { boardLayout } from './geometry/board-layout.ts'
import { runsOf } from './geometry/emotion-curve.ts'

const measure = firstOrder()
const dots = runsOf(
  boardLayout(measure.map.design, 1200).steps.map(({ step, centre }) => ({
    step: step.id,
    x: centre,
    mean: measure.steps.find(({ id }) => id === step.id)?.emotion.mean ?? {
      value: null,
      low: null,
      high: null,
      n: 0,
    },
  })),
).flat()
const texts = (pills: ReturnType<typeof curvePills>) => pills.map(({ kind, text }) => `${kind}: ${text}`)

test('one peak, one low and one end; moments whose interval leaves zero out', () => {
  const pills = texts(curvePills(measure, dots))
  expect(pills.slice(0, 3)).toEqual([
    'peak: Peak: Tries it in the shop',
    'low: Low: Waits for the parcel',
    'end: End',
  ])
  expect(pills).toContain('golden: Fitted at the door')
})

test('a moment that may be chance has no pill, nor one that the peak or the low already names', () => {
  const unsure = structuredClone(measure)
  for (const moment of unsure.moments) moment.low = -Math.abs(moment.effect)
  for (const moment of unsure.moments) moment.high = Math.abs(moment.effect)
  expect(curvePills(unsure, dots)).toHaveLength(3)
  expect(texts(curvePills(measure, dots)).filter((text) => text.includes('Silence'))).toEqual([])
})

test('with one stage drawn alone the peak is still that of the whole map', () => {
  const first = dots.filter(({ step }) => step === 'ad' || step === 'guide')
  expect(curvePills(measure, first).find(({ kind }) => kind === 'peak')?.step).toBe('try')
})
