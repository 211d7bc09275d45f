/** Pipelines of deals. */
import { sql } from 'kysely'
import { appError } from '../model/app-error.ts'
import type { Pipeline, PipelineDesign } from '../model/crm/pipeline.ts'
import { storedJson } from '../storage/records/stored-text.ts'
import type { Db } from './record-rows.ts'

export async function listPipelines(db: Db): Promise<Pipeline[]> {
  const rows = await db
    .selectFrom('crm_pipeline')
    .select(['id', 'version', 'design'])
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(({ id, version, design }) => ({ ...design, id, version }))
}

const notFound = (id: string) =>
  appError('record.not-found', `There is no pipeline ${id}. Reload the list of pipelines.`)

/** A deal names its stage alone, so a stage id belongs to one pipeline. */
async function refuseForeignStages(db: Db, design: PipelineDesign, own?: string): Promise<void> {
  const taken = (await listPipelines(db))
    .filter(({ id }) => id !== own)
    .flatMap(({ stages, name }) => stages.map((stage) => [stage.id, name] as const))
  const clash = taken.find(([id]) => design.stages.some((stage) => stage.id === id))
  if (clash)
    throw appError(
      'record.conflict',
      `The stage id "${clash[0]}" is in use by the pipeline "${clash[1]}". Choose another.`,
      { where: 'body.stages' },
    )
}

async function refuseUsedStages(db: Db, gone: readonly string[]): Promise<void> {
  if (gone.length === 0) return
  const { rows } = await sql<{ stage: string; n: number }>`
    select stage, count(*) as n from crm_deal where deleted_at is null and stage = any(${gone}::text[]) group by stage`.execute(
    db,
  )
  const [used] = rows
  if (used)
    throw appError(
      'record.in-use',
      `${used.n} deals are in the stage "${used.stage}". Move them to another stage first.`,
      { stage: used.stage, deals: used.n },
    )
}

export async function makePipeline(db: Db, id: string, design: PipelineDesign): Promise<Pipeline> {
  await refuseForeignStages(db, design)
  await sql`insert into crm_pipeline (id, position, design)
    select ${id}, coalesce(max(position), 0) + 1, ${storedJson(design)}::jsonb from crm_pipeline`.execute(db)
  return { ...design, id, version: 1 }
}

export async function changePipeline(
  db: Db,
  id: string,
  version: number,
  design: PipelineDesign,
): Promise<Pipeline> {
  const known = (await listPipelines(db)).find((pipeline) => pipeline.id === id)
  if (!known) throw notFound(id)
  await refuseForeignStages(db, design, id)
  const kept = new Set(design.stages.map((stage) => stage.id))
  await refuseUsedStages(
    db,
    known.stages.map((stage) => stage.id).filter((stage) => !kept.has(stage)),
  )
  const changed = await db
    .updateTable('crm_pipeline')
    .set({ design: storedJson(design), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  if (!changed)
    throw appError('record.changed', 'Somebody changed this pipeline meanwhile. Look at it and try again.', {
      version: known.version,
    })
  return { ...design, id, version: changed.version }
}

export async function removePipeline(db: Db, id: string, at: Date): Promise<void> {
  const known = (await listPipelines(db)).find((pipeline) => pipeline.id === id)
  if (!known) throw notFound(id)
  await refuseUsedStages(
    db,
    known.stages.map((stage) => stage.id),
  )
  await db.updateTable('crm_pipeline').set({ deleted_at: at }).where('id', '=', id).execute()
}
