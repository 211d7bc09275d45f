/** What planning the rows of one import needs to know. */
import type { Writer } from '../../../model/actor.ts'
import type { ImportedType, RecordImportSettings } from '../../../model/crm/record-import.ts'
import type { ErasedPeople } from '../../../storage/records/erased-people.ts'
import type { RecordShape } from '../../record-shape.ts'
import type { Naming, Relations } from './relations.ts'
import type { RowMemory } from './row-memory.ts'

/** Why a row is not taken, and the cell to blame. */
export type Problem = { code: string; message: string; column: string; value: string }

export type RowTurnedDown = {
  kind: 'conflict' | 'refused'
  row: number
  problem: Problem
  cells: readonly string[]
}

export type Planning = {
  type: ImportedType
  shape: RecordShape
  settings: RecordImportSettings
  relations: Relations
  /** By field; what names records in this file. Of several columns the first. */
  namings: ReadonlyMap<string, Naming>
  actor: Writer
  now: Date
  erased: ErasedPeople
  /** While writing: what somebody has to decide is never decided by the way. */
  decided: boolean
  /** External ids that rows before gave to new records, where rows are not matched by them. */
  taken: Map<string, string>
  /** What a connected system said before, whose rows come again. */
  memory?: RowMemory
}
