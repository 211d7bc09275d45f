/** What a type of record consists of at this moment: declared fields, fields that people added, options of today. */

import type { z } from 'zod'
import type { CustomField } from '../model/crm/custom-field.ts'
import type { Field } from '../model/crm/field.ts'
import { type FieldValue, valueSchema } from '../model/crm/field-value.ts'
import type { Pipeline, PipelineStage } from '../model/crm/pipeline.ts'
import type { RecordType } from '../model/crm/record-type.ts'
import { customFieldsOf } from './custom-fields.ts'
import { type Owner, ownerOptions, ownerSchema, ownersOf } from './owners.ts'
import { listPipelines } from './pipelines.ts'
import { declaredFields } from './record-columns.ts'
import type { Db } from './record-rows.ts'

export type RecordShape = {
  type: RecordType
  fields: readonly Field[]
  field(name: string): Field | undefined
  schema(field: Field): z.ZodType<FieldValue>
  pipelines: readonly Pipeline[]
  owners: readonly Owner[]
  stage(id: FieldValue | undefined): { stage: PipelineStage; pipeline: Pipeline } | undefined
}

const fieldOfCustom = ({
  name,
  label,
  kind,
  help,
  required,
  options,
  to,
  searchable,
}: CustomField): Field => ({
  name,
  label,
  kind,
  ...(help ? { help } : {}),
  ...(required ? { required } : {}),
  ...(options.length > 0 ? { options } : {}),
  ...(to ? { to } : {}),
  ...(searchable ? { searchable } : {}),
  sortable: kind !== 'long-text' && kind !== 'many-choices',
})

function withOptions(field: Field, pipelines: readonly Pipeline[], owners: readonly Owner[]): Field {
  if (field.kind === 'user') return { ...field, options: ownerOptions(owners) }
  if (field.optionsFrom === 'pipelines')
    return { ...field, options: pipelines.map(({ id, name }) => ({ value: id, label: name })) }
  if (field.optionsFrom === 'stages')
    return {
      ...field,
      options: pipelines.flatMap(({ id, stages }) =>
        stages.map((stage) => ({ value: stage.id, label: stage.name, group: id })),
      ),
    }
  return field
}

/** `planned`: fields that will be there. */
export async function shapeOf(
  db: Db,
  type: RecordType,
  planned: readonly CustomField[] = [],
): Promise<RecordShape> {
  const pipelines = type === 'deal' ? await listPipelines(db) : []
  const owners = await ownersOf(db)
  const fields = [
    ...declaredFields(type).map((field) => withOptions(field, pipelines, owners)),
    ...[...(await customFieldsOf(db, type)), ...planned].map(fieldOfCustom),
  ]
  const byName = new Map(fields.map((field) => [field.name, field]))
  const schemas = new Map<string, z.ZodType<FieldValue>>()
  return {
    type,
    fields,
    field: (name) => byName.get(name),
    schema(field) {
      const schema =
        schemas.get(field.name) ?? (field.kind === 'user' ? ownerSchema(owners) : valueSchema(field))
      schemas.set(field.name, schema)
      return schema
    },
    pipelines,
    owners,
    stage(id) {
      for (const pipeline of pipelines)
        for (const stage of pipeline.stages) if (stage.id === id) return { stage, pipeline }
      return undefined
    },
  }
}
