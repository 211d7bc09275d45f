/** What choosing something in the wizard makes of the settings of an import. Pure. */
import {
  type ImportColumn,
  type ImportedType,
  type NewField,
  newTarget,
  type OpenRelation,
  type RecordImportSettings,
} from '../../../model/crm/record-import.ts'
import type { MappingProps } from './steps.ts'

type Settings = RecordImportSettings

/** Each new field is one of its own, and no opt-out is lost for another. */
const maySeveral = (target: string): boolean => target === newTarget || target.startsWith('consent:')

/** A column is one thing, and a thing is one column. */
export function withTarget(settings: Settings, column: string, target: string): Settings {
  const others = settings.columns.filter(
    (one) => one.column !== column && (maySeveral(target) || one.target !== target),
  )
  return { ...settings, columns: target === '' ? others : [...others, { column, target }] }
}

export const withNewField = (settings: Settings, column: string, newField: NewField): Settings => ({
  ...settings,
  columns: settings.columns.map((one) =>
    one.column === column ? { column, target: newTarget, newField } : one,
  ),
})

/** Each becomes a field, guessed from its cells. */
export const withNewFields = (settings: Settings, columns: readonly string[]): Settings =>
  columns.reduce((changed, column) => withTarget(changed, column, newTarget), settings)

/** Columns that hold something and are nothing yet. */
export const leftOut = ({ settings, preview }: MappingProps['made']): string[] =>
  preview.columns
    .filter(({ name, filled }) => filled > 0 && !settings.columns.some(({ column }) => column === name))
    .map(({ name }) => name)

export const withColumn = (settings: Settings, column: string, change: Partial<ImportColumn>): Settings => ({
  ...settings,
  columns: settings.columns.map((one) => (one.column === column ? { ...one, ...change } : one)),
})

/** "use:ID", "create", "empty", or nothing yet. */
export const decisionOf = ({ decision, id }: OpenRelation): string =>
  decision === 'use' ? `use:${id}` : decision === 'ask' || decision === 'refuse' ? '' : decision

export function withDecision(settings: Settings, { column, value }: OpenRelation, choice: string): Settings {
  const decisions = (settings.columns.find((one) => one.column === column)?.decisions ?? []).filter(
    (one) => one.value !== value,
  )
  if (choice.startsWith('use:')) decisions.push({ do: 'use', value, id: choice.slice(4) })
  else if (choice === 'create' || choice === 'empty') decisions.push({ do: choice, value })
  return withColumn(settings, column, { decisions })
}

/** "refuse": the rows are refused, as long as nobody says what the word means. */
export function withChoice(settings: Settings, column: string, value: string, option: string): Settings {
  const choices = (settings.columns.find((one) => one.column === column)?.choices ?? []).filter(
    (one) => one.value !== value,
  )
  return withColumn(settings, column, {
    choices: option === 'refuse' ? choices : [...choices, { value, option }],
  })
}

/** Keys keep the order in which they are tried. */
export const withKey = (
  settings: Settings,
  order: readonly string[],
  field: string,
  on: boolean,
): Settings => ({
  ...settings,
  match: on
    ? order.filter((one) => one === field || settings.match.includes(one))
    : settings.match.filter((one) => one !== field),
})

/** Another sheet has other columns. */
export const withSheet = (settings: Settings, sheet: string): Settings => ({
  ...withType(settings, settings.type),
  sheet,
})

/** Columns are found anew for another type of record. */
export const withType = ({ pipeline: _, ...settings }: Settings, type: ImportedType): Settings => ({
  ...settings,
  type,
  columns: [],
  match: [],
})
