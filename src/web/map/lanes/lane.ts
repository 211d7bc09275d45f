/** What every lane of the map says of itself; its drawing is in view.tsx beside it. */
import type { TablerIcon } from '@tabler/icons-react'
import type { MapMeasure } from '../../../model/measure.ts'
import type { zooms } from '../map-address.ts'

export type Lane<Id extends string = string> = {
  id: Id
  title: string
  icon: TablerIcon
  /** One or two short lines under the title. */
  about: (measure: MapMeasure) => string
  /** Lanes that stay can not be hidden. */
  stays?: true
  /** Only at these zooms; otherwise at steps and customers. */
  zooms?: readonly (typeof zooms)[number][]
  /** Below the line of visibility: what customers do not see. */
  backstage?: true
}

export const lane = <const Id extends string>(lane: Lane<Id>): Lane<Id> => lane
