/** Fields that people add to a type of record; they are in force with the next request. */
import { appError } from '../model/app-error.ts'
import type { CustomField, CustomFieldDesign } from '../model/crm/custom-field.ts'
import { customPrefix } from '../model/crm/field.ts'
import type { RecordType } from '../model/crm/record-type.ts'
import { storedJson } from '../storage/records/stored-text.ts'
import { foldText } from './fold-text.ts'
import type { Db } from './record-rows.ts'

const mostFields = 200

export async function customFieldsOf(db: Db, type: RecordType): Promise<CustomField[]> {
  const rows = await db
    .selectFrom('crm_custom_field')
    .selectAll()
    .where('type', '=', type)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('name')
    .execute()
  return rows.map(({ name, position, design }) => ({ ...design, name, type, position }))
}

/** "Shoe size (EU)" → shoe_size_eu */
const wordOf = (label: string): string =>
  foldText(label)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40) || 'field'

/** What a field that is called so will be named: unlike all others, also those that were removed. */
export function ownFieldName(label: string, taken: ReadonlySet<string>): string {
  const word = customPrefix + wordOf(label)
  let name = word
  for (let count = 2; taken.has(name); count++) name = `${word}_${count}`
  return name
}

export async function fieldNamesTaken(db: Db, type: RecordType): Promise<Set<string>> {
  const taken = await db.selectFrom('crm_custom_field').select('name').where('type', '=', type).execute()
  return new Set(taken.map(({ name }) => name))
}

export async function addCustomField(
  db: Db,
  type: RecordType,
  design: CustomFieldDesign,
): Promise<CustomField> {
  const taken = await db
    .selectFrom('crm_custom_field')
    .select(['name', 'position', 'removed_at'])
    .where('type', '=', type)
    .execute()
  if (taken.filter(({ removed_at }) => removed_at === null).length >= mostFields)
    throw appError('record.invalid', `A type of record has at most ${mostFields} fields of its own.`)
  const name = ownFieldName(design.label, new Set(taken.map(({ name }) => name)))
  const position = taken.reduce((most, one) => Math.max(most, one.position), 0) + 1
  await db
    .insertInto('crm_custom_field')
    .values({ type, name, position, design: storedJson(design) })
    .execute()
  return { ...design, name, type, position }
}

const noSuchField = (type: RecordType, name: string) =>
  appError('record.unknown-field', `There is no field "${name}" of people's own on ${type}. Reload the list.`)

/** What kind of value a field holds cannot change, since values are stored. */
export async function changeCustomField(
  db: Db,
  type: RecordType,
  name: string,
  design: CustomFieldDesign,
): Promise<CustomField> {
  const known = (await customFieldsOf(db, type)).find((field) => field.name === name)
  if (!known) throw noSuchField(type, name)
  if (known.kind !== design.kind || known.to !== design.to)
    throw appError(
      'record.invalid',
      `The field "${known.label}" holds values of the kind ${known.kind}; that cannot change. Add another field instead.`,
      { where: 'body.kind' },
    )
  await db
    .updateTable('crm_custom_field')
    .set({ design: storedJson(design) })
    .where('type', '=', type)
    .where('name', '=', name)
    .execute()
  return { ...design, name, type, position: known.position }
}

/** Its values stay stored, unseen. */
export async function removeCustomField(db: Db, type: RecordType, name: string, at: Date): Promise<void> {
  const removed = await db
    .updateTable('crm_custom_field')
    .set({ removed_at: at })
    .where('type', '=', type)
    .where('name', '=', name)
    .where('removed_at', 'is', null)
    .returning('name')
    .executeTakeFirst()
  if (!removed) throw noSuchField(type, name)
}
