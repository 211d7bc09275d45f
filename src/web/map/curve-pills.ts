/** Which pills the curve asks for: peak, low, end, and moments whose effect is more than chance. */
import type { MapMeasure } from '../../model/measure.ts'
import type { Dot } from './geometry/emotion-curve.ts'
import type { PillWish } from './geometry/place-labels.ts'

export type PillKind = 'peak' | 'low' | 'end' | 'pain' | 'golden'
export type CurvePill = PillWish & { kind: PillKind; people: string | null }

export function curvePills(measure: MapMeasure, dots: readonly Dot[]): CurvePill[] {
  const ranked = dots.filter(({ hollow }) => !hollow)
  const names = new Map(
    measure.map.design.stages.flatMap(({ steps }) => steps.map(({ id, name }) => [id, name] as const)),
  )
  const peak = ranked.reduce<Dot | undefined>(
    (best, dot) => (!best || dot.value > best.value ? dot : best),
    undefined,
  )
  const low = ranked.reduce<Dot | undefined>(
    (best, dot) => (!best || dot.value < best.value ? dot : best),
    undefined,
  )
  const end = dots.at(-1)
  const pills: CurvePill[] = []
  const add = (kind: PillKind, dot: Dot, text: string, score: number, keep: boolean, people: string | null) =>
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

  const differs = ranked.length > 1 && peak && low && peak.value - low.value > 0.2
  if (differs && peak) add('peak', peak, `Peak: ${names.get(peak.step)}`, 1e9, false, null)
  if (differs && low) add('low', low, `Low: ${names.get(low.step)}`, 1e9, false, null)
  if (end && end.step !== peak?.step && end.step !== low?.step) add('end', end, 'End', 0, true, null)
  for (const moment of measure.moments) {
    const dot = ranked.find(({ step }) => step === moment.step)
    const sure = moment.low > 0 || moment.high < 0
    if (!dot || !sure || dot === (moment.kind === 'golden' ? peak : low)) continue
    add(moment.kind, dot, moment.title, moment.score, false, moment.reach.number)
  }
  return pills
}

const longest = 34
const cut = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text)
