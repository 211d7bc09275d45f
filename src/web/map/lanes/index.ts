/** The lanes of the map, from top to bottom. A new lane: one folder, one line here, one in views.ts. */
import { emotionLane } from './emotion/lane.ts'
import { evidenceLane } from './evidence/lane.ts'
import { goldenLane } from './golden/lane.ts'
import { metricsLane } from './metrics/lane.ts'
import { ownershipLane } from './ownership/lane.ts'
import { painLane } from './pain/lane.ts'
import { peopleLane } from './people/lane.ts'
import { stagesLane } from './stages/lane.ts'
import { stepsLane } from './steps/lane.ts'
import { touchpointsLane } from './touchpoints/lane.ts'
import { wordsLane } from './words/lane.ts'

export const lanes = [
  stagesLane,
  stepsLane,
  peopleLane,
  touchpointsLane,
  emotionLane,
  wordsLane,
  painLane,
  goldenLane,
  metricsLane,
  ownershipLane,
  evidenceLane,
] as const

export type LaneId = (typeof lanes)[number]['id']
