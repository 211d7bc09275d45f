import { expect, test } from 'vitest'
import type { CustomerLine } from '../../../model/customer.ts'
import { firstOrder } from '../../fixtures/first-order.ts'
import { lineShape, yOf } from './line-shape.ts'

const measure = firstOrder()
const ids = measure.map.design.stages.flatMap(({ steps }) => steps.map(({ id }) => id))
const dot = (step: string | undefined, score: number | null) => ({
  step: step ?? '',
  firstAt: '2026-01-01T00:00:00Z',
  lastAt: '2026-01-01T00:00:00Z',
  visits: 1,
  score,
  source: score === null ? null : ('said' as const),
})
const line = (dots: CustomerLine['dots']): CustomerLine => ({ map: 'm', dots, lastStep: null, state: 'left' })

test('a step without a feeling gets no dot, and the way across it is dotted', () => {
  const { own, sure, unsure } = lineShape(
    measure,
    line([dot(ids[0], 1), dot(ids[1], 0.5), dot(ids[2], null), dot(ids[3], -1)]),
    900,
  )
  expect(own.map(({ step }) => step)).toEqual([ids[0], ids[1], ids[3]])
  expect(sure.split('M')).toHaveLength(2)
  expect(unsure.split('M')).toHaveLength(2)
})

test('stages share the width by their steps, and a better feeling stands higher', () => {
  const { bands } = lineShape(measure, line([]), 900)
  expect(bands.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(900)
  expect(yOf(1)).toBeLessThan(yOf(-1))
})
