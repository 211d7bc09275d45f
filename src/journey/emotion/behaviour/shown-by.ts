/** What found behaviour shows in one customer's walk on a map. */
import { codeOfBehaviour, type FoundBehaviour, foundBehaviours } from '../../../model/behaviour.ts'
import type { MapDesign } from '../../../model/journey-map.ts'
import { behaviourRules } from './index.ts'
import type { Walk } from './rule.ts'

export type ShownAt = { position: number; behaviour: FoundBehaviour; score: number }

type Design = Pick<MapDesign, 'behaviours'>

/** Hundredths on -200..200; null: the map does not look for it. */
export function feelingOf(behaviour: FoundBehaviour, { behaviours }: Design): number | null {
  const wished = behaviours?.[behaviour]
  return wished === undefined ? behaviourRules[behaviour].usual : wished
}

/** The worst first where several show at one position; the more precise one where they are alike. */
export const shownBy = (walk: Walk, design: Design): ShownAt[] =>
  foundBehaviours
    .flatMap((behaviour): ShownAt[] => {
      const score = feelingOf(behaviour, design)
      if (score === null) return []
      return behaviourRules[behaviour].find(walk).map((position) => ({ position, behaviour, score }))
    })
    .sort((a, b) => a.score - b.score || codeOfBehaviour(b.behaviour) - codeOfBehaviour(a.behaviour))
