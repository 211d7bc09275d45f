/** What was read from one row of a file, before anybody is looked up. */
import type { FieldValues } from '../../../model/crm/field-value.ts'
import type { ImportColumn } from '../../../model/crm/record-import.ts'
import type { SaidLine } from '../line-text.ts'
import type { CellTrouble } from './cell-value.ts'
import type { RowConsent } from './row-consents.ts'

/** Names of other records in a cell. */
export type NamesInCell = { column: ImportColumn; names: string[] }
/** Where several columns name it, such as by an id and by a name, the first that leads to a record counts. */
export type NamedRelation = { field: string; cells: NamesInCell[] }
/** Lines that name products. `column`: the one with the names. */
export type NamedLines = { field: string; column: ImportColumn; lines: SaidLine[] }

export type RowRead = {
  row: number
  cells: readonly string[]
  values: FieldValues
  relations: NamedRelation[]
  lines: NamedLines[]
  /** What follows from the row for a record that does not say it yet. */
  usual: FieldValues
  /** Fields that have a column and no value in it. */
  empty: string[]
  /** What it says of agreements and opt-outs; none where the file has no such columns. */
  consents?: RowConsent[]
  /** Waymark's own id, where the file carries it. */
  id?: string
  trouble?: CellTrouble
}
