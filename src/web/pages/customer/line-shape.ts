/** Where everything of the line chart stands: columns by step, heights by feeling. */
import type { CustomerLine } from '../../../model/customer.ts'
import type { MapMeasure } from '../../../model/measure.ts'
import { curveShape, heightOf, plainLine, runsOf } from '../../map/geometry/emotion-curve.ts'
import type { Point } from '../../map/geometry/monotone-cubic.ts'

export const chartHeight = 236
const top = 40
const bottom = 176
export const flatten = (bottom - top) / (heightOf(-2) - heightOf(2))
export const drop = top - heightOf(2) * flatten
export const yOf = (value: number): number => heightOf(value) * flatten + drop
export const marksY = 210
export const leastColumn = 30

export type OwnDot = Point & { step: string; value: number; source: string }

export function lineShape(measure: MapMeasure, line: CustomerLine, width: number) {
  const stages = measure.map.design.stages
  const ids = stages.flatMap(({ steps }) => steps.map(({ id }) => id))
  const column = width / Math.max(ids.length, 1)
  const x = new Map(ids.map((id, index) => [id, (index + 0.5) * column]))
  const means = new Map(measure.steps.map((step) => [step.id, step.emotion.mean]))
  const everyone = runsOf(
    ids.map((step) => ({
      step,
      x: x.get(step) ?? 0,
      mean: means.get(step) ?? { value: null, low: null, high: null, n: 0 },
    })),
  ).map((run) => ({ key: run[0]?.step ?? '', ...curveShape(run) }))
  const scored = new Map(line.dots.map((dot) => [dot.step, dot]))
  const own = ids.flatMap((step): OwnDot[] => {
    const dot = scored.get(step)
    return dot && dot.score !== null
      ? [{ step, x: x.get(step) ?? 0, y: heightOf(dot.score), value: dot.score, source: dot.source ?? '' }]
      : []
  })
  let first = 0
  const bands = stages.map(({ id, name, steps }) => {
    const band = { id, name, x: first * column, width: steps.length * column }
    first += steps.length
    return band
  })
  return { column, x, everyone, own, ...ownPieces(own, ids), bands }
}

/** Dotted where steps between two of her readings left no evidence: the way there is not known. */
function ownPieces(own: readonly OwnDot[], ids: readonly string[]): { sure: string; unsure: string } {
  const place = new Map(ids.map((id, index) => [id, index]))
  const pieces = plainLine(own).split('C').slice(1)
  let sure = ''
  let unsure = ''
  for (const [index, piece] of pieces.entries()) {
    const from = own[index]
    const to = own[index + 1]
    if (!from || !to) continue
    const path = `M${from.x} ${from.y}C${piece}`
    if ((place.get(to.step) ?? 0) - (place.get(from.step) ?? 0) > 1) unsure += path
    else sure += path
  }
  return { sure, unsure }
}
