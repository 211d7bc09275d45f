/** The touchpoints that designs of maps refer to. */
import type { MapDesign } from '../model/journey-map.ts'

export const touchpointsOf = (designs: readonly MapDesign[]): Set<number> =>
  new Set(
    designs.flatMap(({ stages }) =>
      stages.flatMap(({ steps }) => steps.flatMap(({ touchpoints }) => touchpoints)),
    ),
  )
