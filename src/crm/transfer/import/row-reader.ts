/** What is needed to read the rows of one file: which cell is what, and how words and dates are meant. */
import type { ImportColumn, RecordImportSettings } from '../../../model/crm/record-import.ts'
import type { RecordShape } from '../../record-shape.ts'
import { consentPart } from './consent-targets.ts'
import { deletedTarget, idTarget, type Target, targetsOf } from './targets.ts'

export type ReadColumn = { at: number; settings: ImportColumn; target: Target | undefined }

export type RowReader = {
  shape: RecordShape
  settings: RecordImportSettings
  columns: readonly ReadColumn[]
  /** Several columns may be one field: the first that says something counts. */
  byTarget: ReadonlyMap<string, readonly ReadColumn[]>
  now: Date
  /** Whether any column is about agreements or opt-outs. */
  hasConsents: boolean
  /** What words were found to mean, so that each is looked up once. */
  meanings: Map<string, string | undefined>
  /** Words that were met for choices, with what they stand for; null: nothing. */
  onChoice?(column: ReadColumn, word: string, option: string | null): void
}

export function rowReader(
  shape: RecordShape,
  settings: RecordImportSettings,
  header: readonly string[],
  now: Date,
): RowReader {
  const targets = new Map(targetsOf(shape).map((target) => [target.target, target]))
  const columns = settings.columns.flatMap((column) => {
    const at = header.indexOf(column.column)
    const target = targets.get(column.target)
    const isKnown = target !== undefined || column.target === idTarget || column.target === deletedTarget
    return at < 0 || !isKnown ? [] : [{ at, settings: column, target }]
  })
  const byTarget = Map.groupBy(columns, (column) => column.settings.target)
  const hasConsents = columns.some(({ target }) => target?.part === consentPart)
  return { shape, settings, columns, byTarget, now, hasConsents, meanings: new Map() }
}
