/** How one program names the columns of its exports. */
import type { ImportedType } from '../../../../model/crm/record-import.ts'

export type Sheet = {
  type: ImportedType
  /** Headers that only this export has together; all must be there. Written as `wordsOf` writes them. */
  marks: readonly string[]
  /** header → target */
  columns: Readonly<Record<string, string>>
  match: readonly string[]
}

/** `prefix`: for ids of customers, which are also the ids of their journeys: another system's 12 is somebody else. */
export type Preset = { program: string; prefix: string; sheets: readonly Sheet[] }
