/** What checking and running an import have in common: the shape of the records, what names others, how rows are read. */
import type { Writer } from '../../../model/actor.ts'
import type { ImportColumn, RecordImportSettings } from '../../../model/crm/record-import.ts'
import type { ErasedPeople } from '../../../storage/records/erased-people.ts'
import type { RecordShape } from '../../record-shape.ts'
import type { Planning } from './planning.ts'
import { createRelations, type Naming } from './relations.ts'
import { targetsOf } from './targets.ts'

/** Columns whose cells are names of records: relations, and lines, which name products. */
function namingsOf(shape: RecordShape, columns: readonly ImportColumn[]): Naming[] {
  const targets = new Map(targetsOf(shape).map((target) => [target.target, target]))
  const namings: Naming[] = []
  for (const column of columns) {
    const target = targets.get(column.target)
    if (!target) continue
    const { field, part } = target
    if (field.kind === 'relation' && field.to) namings.push({ column, field, to: field.to })
    if (field.kind === 'lines' && (!part || part === 'name')) namings.push({ column, field, to: 'product' })
  }
  return namings
}

export function planningOf(
  shape: RecordShape,
  settings: RecordImportSettings,
  names: ReadonlySet<string>,
  actor: Writer,
  now: Date,
  decided: boolean,
  erased: ErasedPeople,
): Planning {
  const namings = namingsOf(shape, settings.columns)
  return {
    type: settings.type,
    shape,
    settings,
    namings: new Map(namings.toReversed().map((naming) => [naming.field.name, naming])),
    relations: createRelations(shape, namings, names),
    actor,
    now,
    decided,
    erased,
    taken: new Map(),
  }
}

/** Whether records of the file name each other, as companies name those they are part of. */
export const namesItself = (shape: RecordShape, settings: RecordImportSettings): boolean =>
  namingsOf(shape, settings.columns).some(({ to }) => to === settings.type)
