/** Everything the board draws from: the measured map by step, the compared one, and where things stand. */
import { createContext, use } from 'react'
import type { MapMeasure, StageMeasure, StepMeasure } from '../../model/measure.ts'
import type { BoardLayout } from './geometry/board-layout.ts'
import type { Pulses } from './pulse.ts'

export type Scene = {
  measure: MapMeasure
  compare: MapMeasure | null
  layout: BoardLayout
  pulses: Pulses
  /** Department whose steps are emphasised; empty: all. */
  owner: string
  now: Date
  /** When the server gave these numbers, in ms since 1970. */
  answeredAt: number
  /** Opens the journeys behind a number. */
  open: (number: string) => void
  /** Opens the panel with all numbers of a step. */
  openStep: (step: string) => void
  /** Shows a stage without its steps, or with them again; only where there is room for more than one stage. */
  fold?: (stage: string) => void
}

export const SceneContext = createContext<Scene | null>(null)

export function useScene(): Scene {
  const scene = use(SceneContext)
  if (!scene) throw new Error('The board is drawn inside a scene.')
  return scene
}

export const stepMeasure = (measure: MapMeasure | null, id: string): StepMeasure | undefined =>
  measure?.steps.find((step) => step.id === id)

export const stageMeasure = (measure: MapMeasure | null, id: string): StageMeasure | undefined =>
  measure?.stages.find((stage) => stage.id === id)
