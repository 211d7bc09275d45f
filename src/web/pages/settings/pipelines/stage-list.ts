/** The stages of a pipeline while somebody changes them. */

import { ownWord } from '../../../../model/crm/own-word.ts'
import type { PipelineStage } from '../../../../model/crm/pipeline.ts'

/** `known`: deals may be in it, so it keeps the id under which they are. */
export type StageDraft = PipelineStage & { known: boolean }

export const draftOf = (stages: readonly PipelineStage[]): StageDraft[] =>
  stages.map((stage) => ({ ...stage, known: true }))

const surely = { won: 100, lost: 0 } as const

/** How sure a stage is that has ended says the end. */
export const withKind = (stage: StageDraft, kind: StageDraft['kind']): StageDraft => ({
  ...stage,
  kind,
  probability: kind === 'open' ? stage.probability : surely[kind],
})

export function moved<Item>(items: readonly Item[], from: number, by: number): Item[] {
  const to = from + by
  const one = items[from]
  if (one === undefined || to < 0 || to >= items.length) return [...items]
  const rest = items.toSpliced(from, 1)
  return rest.toSpliced(to, 0, one)
}

/** In front of those that end: a new stage is one that deals go through. */
export function withNewStage(stages: readonly StageDraft[]): StageDraft[] {
  const at = stages.findIndex(({ kind }) => kind !== 'open')
  const index = at < 0 ? stages.length : at
  const before = stages[index - 1]?.probability ?? 0
  const id = ownWord(
    'new',
    stages.map((stage) => stage.id),
  )
  return stages.toSpliced(index, 0, { id, name: '', probability: before, kind: 'open', known: false })
}

/** `elsewhere`: ids of stages of other pipelines, which a deal must be able to tell apart. */
export function keptStages(drafts: readonly StageDraft[], elsewhere: Iterable<string>): PipelineStage[] {
  const taken = new Set([...elsewhere, ...drafts.filter(({ known }) => known).map(({ id }) => id)])
  return drafts.map(({ known, ...stage }) => {
    if (known) return stage
    const id = ownWord(stage.name, taken)
    taken.add(id)
    return { ...stage, id }
  })
}
