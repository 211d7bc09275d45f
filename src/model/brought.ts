/** What a connection brought, and what becomes of it when the connection is removed. */
import { z } from 'zod'
import { Actor } from './actor.ts'
import type { ConnectedFrom } from './connected-record.ts'
import { RecordType } from './crm/record-type.ts'

/** Who else has to do with a record: people, who changed, merged or named it, or another source, which tells of it. */
export const RecordOwner = z.enum(['people', 'others'])
export type RecordOwner = z.infer<typeof RecordOwner>

/** Records that only it brought, and those of them that stay whatever is chosen. */
export const BroughtRecords = z.object({
  type: RecordType,
  goes: z.number().int(),
  ofPeople: z.number().int().describe('that people changed since, merged, or work with'),
  ofOthers: z.number().int().describe('of which another source tells as well'),
})
export type BroughtRecords = z.infer<typeof BroughtRecords>

export const Brought = z.object({
  records: z.array(BroughtRecords),
  interactions: z.number().int(),
  sharedWith: z
    .array(z.string())
    .describe(
      'names of connections that read the same source: as long as they stand, what was brought stays',
    ),
})
export type Brought = z.infer<typeof Brought>

export const RemoveWish = z.strictObject({
  brought: z
    .enum(['keep', 'take-back'])
    .default('keep')
    .describe('keep: everything it brought stays; take-back: what only it brought goes first'),
})

export type RemoveWish = z.infer<typeof RemoveWish>

/** How far a removal has come. */
export const Removal = z.object({
  by: Actor,
  interactions: z.number().int().nullable().describe('taken back; null: not yet'),
  records: z.number().int().describe('taken back so far'),
  kept: z.number().int().describe('records that stay, so far'),
})
export type Removal = z.infer<typeof Removal>

/** `others`: what ids begin with that belong to other connections, although they begin like ours. */
export type BroughtFrom = ConnectedFrom & { others: readonly string[] }

/** Interactions of one source, by what their ids begin with and by the files that it brought. */
export type BroughtInteractions = {
  count(from: BroughtFrom): Promise<number>
  /** Deletes them in one step. Resolves to how many there were. */
  takeBack(from: BroughtFrom): Promise<number>
  /** Ids of what this source told of an order. */
  ofOrder(order: string, source: string): Promise<string[]>
  /** Those of the customers of whom another source tells something. */
  toldElsewhere(customers: readonly string[], from: BroughtFrom): Promise<ReadonlySet<string>>
}

/** `after`: the last record looked at; undefined: all were. */
export type TakenBack = { records: number; kept: number; after: string | undefined }

export type BroughtRecordsOf = {
  count(from: BroughtFrom, signal: AbortSignal): Promise<BroughtRecords[]>
  /** Deletes some of a type: what people did since stays, and what others tell of. */
  takeBack(from: BroughtFrom, type: RecordType, after: string): Promise<TakenBack>
  /** In which order: what names others goes before these. */
  types: readonly RecordType[]
}
