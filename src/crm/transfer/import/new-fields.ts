/** Columns that become fields of people's own: the dry run counts as if they were there, the run adds them. */
import { type Kysely, sql, type Transaction } from 'kysely'
import { fileRows } from '../../../files/file-rows.ts'
import type { OpenedFile } from '../../../files/open-file.ts'
import { appError } from '../../../model/app-error.ts'
import { type CustomField, CustomFieldDesign } from '../../../model/crm/custom-field.ts'
import { isCustom } from '../../../model/crm/field.ts'
import {
  becomesField,
  type ImportColumn,
  type NewField,
  type RecordImport,
  type RecordImportPreview,
  type RecordImportSettings,
} from '../../../model/crm/record-import.ts'
import type { Tables } from '../../../storage/records/tables.ts'
import { addCustomField, fieldNamesTaken, ownFieldName } from '../../custom-fields.ts'
import { foldText } from '../../fold-text.ts'
import { type RecordShape, shapeOf } from '../../record-shape.ts'
import { isBlank } from './cell-value.ts'
import type { ColumnCells } from './detect.ts'
import { gatherValues, guessKind, optionsOf, wordsIn } from './guess-field.ts'

/** As a field that people make has at most. */
const mostOptions = 200
const choices: ReadonlySet<NewField['kind']> = new Set(['choice', 'many-choices'])

export type Planned = {
  settings: RecordImportSettings
  fields: CustomField[]
  remarks: RecordImportPreview['remarks']
}

const fieldCalled = (shape: RecordShape, label: string) =>
  shape.fields.find((field) => foldText(field.label) === foldText(label))

/** The field of people's own that is one already; refused where something else is called so. */
function sameField(shape: RecordShape, { label, kind }: NewField): string | undefined {
  const known = fieldCalled(shape, label)
  if (!known) return undefined
  if (isCustom(known.name) && known.kind === kind) return known.name
  throw appError(
    'import.field-exists',
    `A field is called "${known.label}" already. Choose it for the column, or call the new one otherwise.`,
    { label, field: known.name },
  )
}

/** What is said of new fields alone, before the file is looked at again. */
export function expectNewFields(shape: RecordShape, { columns }: RecordImportSettings): void {
  const labels = new Set<string>()
  for (const { newField } of columns) {
    if (!newField) continue
    sameField(shape, newField)
    const label = foldText(newField.label)
    if (labels.has(label))
      throw appError(
        'import.field-exists',
        `Two columns would become a field called "${newField.label}". Call one of them otherwise.`,
        { label: newField.label },
      )
    labels.add(label)
  }
}

/** The heading as a label that nothing else has. */
function labelFor(heading: string, isTaken: (label: string) => boolean): string {
  const word = heading.trim().slice(0, 90) || 'Field'
  let label = word
  for (let count = 2; isTaken(label); count++) label = `${word} ${count}`
  return label
}

/** The words of the whole file: what comes late in it is a choice as well. */
async function optionsIn(
  file: OpenedFile,
  column: string,
  kind: NewField['kind'],
  signal: AbortSignal,
): Promise<NewField['options'] | undefined> {
  const at = file.columns.indexOf(column)
  const found = gatherValues(mostOptions)
  for await (const rows of fileRows(file, 1_000, signal)) {
    for (const { trouble, cells } of rows) {
      const cell = cells[at] ?? ''
      if (trouble === '' && !isBlank(cell)) for (const word of wordsIn(kind, cell)) found.add(word)
    }
    if (!found.values()) return undefined
  }
  return optionsOf(found.values() ?? [])
}

/** Gives columns that become fields the name that their field will have, and what is not said of it by the cells. */
export async function planNewFields(
  db: Kysely<Tables>,
  shape: RecordShape,
  settings: RecordImportSettings,
  { file, columns }: { file: OpenedFile; columns: readonly ColumnCells[] },
  signal: AbortSignal,
): Promise<Planned> {
  const planned: Planned = { settings, fields: [], remarks: [] }
  if (!settings.columns.some(becomesField)) return planned
  expectNewFields(shape, settings)
  const names = await fieldNamesTaken(db, shape.type)
  const said = settings.columns.flatMap(({ newField }) => (newField ? [foldText(newField.label)] : []))
  const labels = new Set([...shape.fields.map(({ label }) => foldText(label)), ...said])

  async function designOf({ column, newField }: ImportColumn): Promise<NewField> {
    const cells = columns.find(({ name }) => name === column)?.cells ?? []
    const design = newField ?? {
      label: labelFor(column, (label) => labels.has(foldText(label))),
      kind: guessKind(column, cells, settings.currency),
      options: [],
    }
    labels.add(foldText(design.label))
    if (!choices.has(design.kind)) return { ...design, options: [] }
    if (design.options.length > 0) return design
    const options = await optionsIn(file, column, design.kind, signal)
    if (options && options.length > 0) return { ...design, options }
    if (newField)
      planned.remarks.push({
        code: 'no-choice',
        message: options
          ? `“${column}” holds no values to choose from, so its field holds text.`
          : `“${column}” holds more than ${mostOptions} different values or very long ones, so its field holds text.`,
        samples: [],
      })
    return { ...design, kind: 'text', options: [] }
  }

  const resolved: ImportColumn[] = []
  for (const column of settings.columns) {
    if (!becomesField(column) || !file.columns.includes(column.column)) {
      resolved.push(column)
      continue
    }
    const { newField: _, ...rest } = column
    const newField = await designOf(column)
    const known = sameField(shape, newField)
    const target = known ?? ownFieldName(newField.label, names)
    names.add(target)
    resolved.push(known ? { ...rest, target } : { ...rest, target, newField })
    if (!known)
      planned.fields.push({
        ...CustomFieldDesign.parse(newField),
        name: target,
        type: shape.type,
        position: 0,
      })
  }
  return { ...planned, settings: { ...settings, columns: resolved } }
}

type Added = { settings: RecordImportSettings; fields: RecordImport['fields'] }

/** Adds the fields that are not there yet, also where the import is repeated, and names them in the settings. */
export async function addNewFields(
  transaction: Transaction<Tables>,
  settings: RecordImportSettings,
): Promise<Added> {
  const added: Added = { settings, fields: [] }
  if (!settings.columns.some(becomesField)) return added
  // Two imports that begin at once do not both add it.
  await sql`lock table crm_custom_field in share row exclusive mode`.execute(transaction)
  const shape = await shapeOf(transaction, settings.type)
  const columns: ImportColumn[] = []
  for (const column of settings.columns) {
    const { newField } = column
    if (!newField) {
      columns.push(column)
      continue
    }
    const known = sameField(shape, newField)
    const name =
      known ?? (await addCustomField(transaction, settings.type, CustomFieldDesign.parse(newField))).name
    if (!known) added.fields.push({ name, label: newField.label })
    columns.push({ ...column, target: name })
  }
  return { ...added, settings: { ...settings, columns } }
}
