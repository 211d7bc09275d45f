/** How one program names the columns of its exports. */
import type { Program } from '../../../../model/crm/program-ids.ts'
import type { ImportedType } from '../../../../model/crm/record-import.ts'

export type Sheet = {
  type: ImportedType
  /** Headers that only this export has together; all must be there. Written as `wordsOf` writes them. */
  marks: readonly string[]
  /** header → target; of several headers for one target the first that says something counts */
  columns: Readonly<Record<string, string>>
  match: readonly string[]
  /** By header: words that leave the field as it is, so that the next column for it counts. */
  silent?: Readonly<Record<string, readonly string[]>>
}

/** `separator`: between several records in one cell. */
export type Preset = {
  program: Program | 'Shopify'
  prefix?: string
  separator?: string
  sheets: readonly Sheet[]
}
