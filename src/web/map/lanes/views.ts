/** The drawing of each lane. Typed by the list of lanes, so that a lane without a drawing does not compile. */
import type { ComponentType } from 'react'
import { EmotionView } from './emotion/view.tsx'
import { EvidenceView } from './evidence/view.tsx'
import { GoldenView } from './golden/view.tsx'
import type { LaneId } from './index.ts'
import { MetricsView } from './metrics/view.tsx'
import { OwnershipView } from './ownership/view.tsx'
import { PainView } from './pain/view.tsx'
import { PeopleView } from './people/view.tsx'
import { StagesView } from './stages/view.tsx'
import { StepsView } from './steps/view.tsx'
import { TouchpointsView } from './touchpoints/view.tsx'
import { WordsView } from './words/view.tsx'

export const laneViews: Record<LaneId, ComponentType> = {
  stages: StagesView,
  steps: StepsView,
  people: PeopleView,
  touchpoints: TouchpointsView,
  emotion: EmotionView,
  words: WordsView,
  pain: PainView,
  golden: GoldenView,
  metrics: MetricsView,
  ownership: OwnershipView,
  evidence: EvidenceView,
}
