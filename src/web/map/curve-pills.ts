/** Which pills the curve asks for: peak, low, end, and moments whose effect is more than chance. */
import type { MapMeasure } from '../../model/measure.ts'
import { type Dot, leastForDot } from './geometry/emotion-curve.ts'
import type { PillWish } from './geometry/place-labels.ts'
import { stepMeasure } from './scene.ts'

export type PillKind = 'peak' | 'low' | 'end' | 'pain' | 'golden'
export type CurvePill = PillWish & { kind: PillKind; people: string | null }

export function curvePills(measure: MapMeasure, dots: readonly Dot[]): CurvePill[] {
  const steps = measure.map.design.stages.flatMap((stage) => stage.steps)
  const names = new Map(steps.map(({ id, name }) => [id, name]))
  // Peak, low and end are those of the whole map, also when only one stage of it is drawn.
  const { peak, low, end } = turningPoints(measure)
  const pills: CurvePill[] = []
  const add = (
    kind: PillKind,
    dot: { step: string },
    text: string,
    score: number,
    keep: boolean,
    people: string | null,
  ) =>
    pills.push({
      key: `${kind} ${dot.step}`,
      kind,
      step: dot.step,
      text: cut(text),
      score,
      keep,
      above: kind !== 'low' && kind !== 'pain',
      people,
    })

  const differs = !peak || !low || peak.value - low.value > 0.2
  if (differs && peak) add('peak', peak, `Peak: ${names.get(peak.step)}`, 1e9, false, null)
  if (differs && low) add('low', low, `Low: ${names.get(low.step)}`, 1e9, false, null)
  if (end && end.step !== peak?.step && end.step !== low?.step) add('end', end, 'End', 0, true, null)
  for (const moment of measure.moments) {
    const dot = dots.find(({ step, hollow }) => step === moment.step && !hollow)
    const sure = moment.low > 0 || moment.high < 0
    if (!dot || !sure || dot.step === (moment.kind === 'golden' ? peak : low)?.step) continue
    add(moment.kind, dot, moment.title, moment.score, false, moment.reach.number)
  }
  return pills
}

/** Where the curve is highest, where lowest, and its last dot; the picture and the text tell the same. */
export function turningPoints(measure: MapMeasure) {
  const valueAt = (step: string | null | undefined) => {
    const value = step ? stepMeasure(measure, step)?.emotion.mean.value : undefined
    return step && value !== null && value !== undefined ? { step, value } : undefined
  }
  const last = measure.map.design.stages
    .flatMap((stage) => stage.steps)
    .findLast(({ id }) => (stepMeasure(measure, id)?.emotion.mean.n ?? 0) >= leastForDot)
  return { peak: valueAt(measure.peak.step), low: valueAt(measure.low.step), end: valueAt(last?.id) }
}

const longest = 34
const cut = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text)
