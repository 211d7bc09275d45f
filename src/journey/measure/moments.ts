/** Pain points and golden moments by the first rule: how far a step lies from the rest x how many x how sure. */
import type { MapDesign } from '../../model/journey-map.ts'
import type { Moment, StepMeasure } from '../../model/measure.ts'
import { normalCdf } from '../statistics/normal.ts'

export type { Moment } from '../../model/measure.ts'

/** Fewer readings than this never make a finding; the curve shows them hollow. */
const enoughReadings = 30
const perKind = 5

/**
 * Effect = mean of the step minus the mean of all other steps; an interval that excludes 0 is required,
 * and the step itself must lie on that side of neutral.
 * Worst and best `perKind` by |effect| x reach x sureness.
 */
export function momentsOf(steps: readonly StepMeasure[], design: MapDesign): Moment[] {
  const names = new Map(design.stages.flatMap((stage) => stage.steps.map((step) => [step.id, step.name])))
  const known = steps.filter((step) => step.emotion.mean.n >= enoughReadings)
  const found = known.flatMap((step): Moment[] => {
    const effect = effectOf(step, known)
    if (!effect || effect.low * effect.high <= 0) return []
    const kind = effect.value < 0 ? 'pain' : 'golden'
    // Below the rest but still good is no pain, and above the rest but still bad is nothing golden.
    if ((step.emotion.mean.value ?? 0) * effect.value <= 0) return []
    const sureness = normalCdf(Math.abs(effect.value) / effect.error)
    const title = names.get(step.id) ?? step.id
    return [
      {
        kind,
        step: step.id,
        title,
        reach: step.reached,
        effect: effect.value,
        low: effect.low,
        high: effect.high,
        sureness,
        score: step.reached.n * Math.abs(effect.value) * sureness,
      },
    ]
  })
  const best = (kind: Moment['kind']) =>
    found
      .filter((moment) => moment.kind === kind)
      .sort((a, b) => b.score - a.score)
      .slice(0, perKind)
  return [...best('pain'), ...best('golden')]
}

type Effect = { value: number; low: number; high: number; error: number }

function effectOf(step: StepMeasure, all: readonly StepMeasure[]): Effect | null {
  const own = step.emotion.mean
  const others = all.filter((other) => other !== step).map((other) => other.emotion.mean)
  const weight = others.reduce((sum, other) => sum + other.n, 0)
  if (weight === 0 || own.value === null) return null
  const common = others.reduce((sum, other) => sum + (other.value ?? 0) * other.n, 0) / weight
  const errorOf = (low: number | null, high: number | null): number =>
    ((high ?? 2) - (low ?? -2)) / (2 * 1.96)
  const commonError =
    Math.sqrt(others.reduce((sum, other) => sum + (errorOf(other.low, other.high) * other.n) ** 2, 0)) /
    weight
  const error = Math.max(1e-6, Math.hypot(errorOf(own.low, own.high), commonError))
  const value = own.value - common
  return { value, low: value - 1.96 * error, high: value + 1.96 * error, error }
}
