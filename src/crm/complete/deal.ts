/** A deal's stage decides its pipeline, its probability and whether it is open; its products, what it is worth. */
import type { Complete, Completing } from './complete.ts'
import { happened } from './complete.ts'
import { followLines } from './sum-of-lines.ts'

function settleStage({ values, given, shape }: Completing): void {
  const chosen = shape.stage(values.stage)
  const wanted = given.has('pipeline') || !chosen ? values.pipeline : chosen.pipeline.id
  const pipeline = shape.pipelines.find(({ id }) => id === wanted) ?? chosen?.pipeline ?? shape.pipelines[0]
  if (!pipeline) return
  values.pipeline = pipeline.id
  if (chosen?.pipeline.id === pipeline.id) return
  values.stage = pipeline.stages.find(({ kind }) => kind === 'open')?.id ?? pipeline.stages[0]?.id ?? null
}

export const completeDeal: Complete = (completing) => {
  const { values, before, given, shape, now } = completing
  settleStage(completing)
  followLines(completing, 'products', 'amount')
  const stage = shape.stage(values.stage)?.stage
  if (before?.stage !== values.stage && !given.has('probability'))
    values.probability = stage?.probability ?? null
  const status = stage?.kind ?? 'open'
  if (status === 'open') values.closedAt = null
  else if (before?.status !== status && !given.has('closedAt')) values.closedAt = now.toISOString()
  else values.closedAt ??= now.toISOString()
  values.status = status
  return happened(completing, 'openedAt')
}
