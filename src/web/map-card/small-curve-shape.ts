/** The emotion curve of a map at the size of a card: same scale and line as on the map itself, pressed flat. */
import type { HomeMap } from '../../model/home.ts'
import { curveShape, type Dot, heightOf, runsOf } from '../map/geometry/emotion-curve.ts'

export const smallHeight = 124
const edge = 14
const above = 16
/** Presses the map's heights from +2 to −2 into the card. */
export const flatten = (smallHeight - 2 * above) / (heightOf(-2) - heightOf(2))
export const drop = above - heightOf(2) * flatten
export const smallY = (value: number): number => heightOf(value) * flatten + drop

export type SmallCurve = {
  runs: { strong: string; weak: string; wash: string; dots: Dot[] }[]
  /** From left to right, where no evidence was left. */
  gaps: { x: number; width: number; name: string }[]
  /** Stretches with enough evidence to be washed green or red. */
  sure: { x: number; width: number }[]
  borders: number[]
  marks: { dot: Dot; kind: 'peak' | 'low' | 'end' }[]
}

export function smallCurve(curve: HomeMap['curve'], width: number): SmallCurve {
  const column = (width - 2 * edge) / Math.max(curve.length, 1)
  const at = (index: number) => edge + (index + 0.5) * column
  const runs = runsOf(
    curve.map(({ step, mean, n }, index) => ({
      step,
      x: at(index),
      mean: { value: mean, low: null, high: null, n },
    })),
  )
  const drawn = new Set(runs.flat().map(({ step }) => step))
  return {
    runs: runs.map((dots) => ({ ...curveShape(dots), dots })),
    gaps: curve.flatMap(({ step, name }, index) =>
      drawn.has(step) ? [] : [{ x: edge + index * column, width: column, name }],
    ),
    sure: runs.flatMap(sureStretches),
    borders: curve.flatMap(({ stage }, index) =>
      index > 0 && stage !== curve[index - 1]?.stage ? [edge + index * column] : [],
    ),
    marks: marksOf(runs.flat()),
  }
}

function sureStretches(run: readonly Dot[]): { x: number; width: number }[] {
  return run.slice(1).flatMap((dot, index) => {
    const from = run[index]
    return from && !from.hollow && !dot.hollow ? [{ x: from.x, width: dot.x - from.x }] : []
  })
}

/** Only dots with enough evidence are ranked; the end is marked in any case. */
function marksOf(dots: readonly Dot[]): SmallCurve['marks'] {
  const ranked = dots.filter(({ hollow }) => !hollow)
  const end = dots.at(-1)
  const peak = ranked.reduce<Dot | undefined>(
    (best, dot) => (best && best.value >= dot.value ? best : dot),
    undefined,
  )
  const low = ranked.reduce<Dot | undefined>(
    (worst, dot) => (worst && worst.value <= dot.value ? worst : dot),
    undefined,
  )
  const marks: SmallCurve['marks'] = []
  if (peak && peak.value > 0) marks.push({ dot: peak, kind: 'peak' })
  if (low && low !== peak) marks.push({ dot: low, kind: 'low' })
  if (end && end !== peak && end !== low) marks.push({ dot: end, kind: 'end' })
  return marks
}
