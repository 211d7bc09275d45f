/** How a whole stage feels: the mean of its steps, weighted by their readings. */
import type { Stage } from '../../model/journey-map.ts'
import type { MapMeasure } from '../../model/measure.ts'
import { stepMeasure } from './scene.ts'

export function stageMood(measure: MapMeasure, stage: Stage): { value: number | null; n: number } {
  const means = stage.steps.flatMap(({ id }) => {
    const mean = stepMeasure(measure, id)?.emotion.mean
    return mean && mean.value !== null ? [{ value: mean.value, n: mean.n }] : []
  })
  const n = means.reduce((sum, each) => sum + each.n, 0)
  return { n, value: n === 0 ? null : means.reduce((sum, each) => sum + each.value * each.n, 0) / n }
}
