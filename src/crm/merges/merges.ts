/** Merges of records and their log; whose interactions are whose is said by the log of who is who, beside it. */
import type { Kysely } from 'kysely'
import type { Actor, Writer } from '../../model/actor.ts'
import { appError } from '../../model/app-error.ts'
import type { Merge, MergeWish } from '../../model/merge.ts'
import type { Tables } from '../../storage/records/tables.ts'
import { beginMerge, undoMerge } from './merge-records.ts'
import {
  type MergeListRow,
  type MergeRow,
  mergeOfIdentity,
  mergeRow,
  mergesPage,
  setMerge,
  unfinishedMerges,
} from './merge-rows.ts'
import { refuseOthers } from './refuse-others.ts'

export type MergesSettings = {
  db: Kysely<Tables>
  clock: () => Date
  onChanged(type: MergeRow['type'], ids: string[]): void
}

export type Merges = ReturnType<typeof createMerges>

const mergeOf = (row: MergeListRow): Merge => ({
  id: `${row.source}-${row.id}`,
  type: row.type,
  winner: { id: row.winner, label: row.winner_label ?? row.winner },
  loser: { id: row.loser, label: row.loser_label ?? row.loser },
  at: row.at.toISOString(),
  actor: row.actor,
  reason: row.reason,
  changes: row.changes,
  state: row.state,
  undoneAt: row.undone_at?.toISOString() ?? null,
  undoneBy: row.undone_by,
})

const writeCursor = ({ at, source, id }: MergeListRow): string => `${at.toISOString()} ${source}-${id}`

function readCursor(cursor: string | undefined): [string, string] | undefined {
  if (cursor === undefined) return undefined
  const [at = '', id = ''] = cursor.split(' ')
  if (!Number.isNaN(Date.parse(at)) && id !== '') return [at, id]
  throw appError('request.invalid', 'This cursor belongs to another list. Begin again without a cursor.', {
    where: 'querystring.cursor',
  })
}

export function createMerges({ db, clock, onChanged }: MergesSettings) {
  const told = ({ type, winner, loser }: Pick<MergeRow, 'type' | 'winner' | 'loser'>) =>
    onChanged(type, [winner, loser])
  return {
    refuseOthers: (type: MergeRow['type'], ids: readonly string[], actor: Writer) =>
      refuseOthers(db, type, ids, actor),
    async begin(wish: MergeWish, actor: Writer): Promise<number> {
      const id = await beginMerge(db, wish, actor, clock())
      told(wish)
      return id
    },
    /** The log of who is who has it too, under its own number. */
    finish: (id: number, identityMerge: number) => setMerge(db, id, { state: 'merged', identityMerge }),
    beginUndo: (id: number) => setMerge(db, id, { state: 'undoing' }),
    async finishUndo(merge: MergeRow, actor: Actor): Promise<void> {
      await undoMerge(db, merge, actor, clock())
      told(merge)
    },
    row: (id: number) => mergeRow(db, id),
    ofIdentity: (identityMerge: number) => mergeOfIdentity(db, identityMerge),
    unfinished: () => unfinishedMerges(db),
    async one(id: string): Promise<Merge> {
      const [row] = await mergesPage(db, { limit: 1, only: id })
      if (row) return mergeOf(row)
      throw appError('identity.merge-not-found', `There is no merge ${id}. Reload the merge log.`, { id })
    },
    async page({ limit, cursor }: { limit: number; cursor?: string | undefined }) {
      const before = readCursor(cursor)
      const rows = await mergesPage(db, { limit: limit + 1, ...(before ? { before } : {}) })
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      return { rows: page.map(mergeOf), next: last && rows.length > limit ? writeCursor(last) : null }
    },
  }
}
