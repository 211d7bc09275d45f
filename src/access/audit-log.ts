/** The log of who did what: only ever added to. */
import type { Kysely, Selectable } from 'kysely'
import type { AuditEntry } from '../model/audit-entry.ts'
import { storedJson, storedText } from '../storage/records/stored-text.ts'
import type { Tables } from '../storage/records/tables.ts'

export type NewEntry = Omit<AuditEntry, 'id' | 'at'>
export type AuditPage = { rows: AuditEntry[]; next: string | null }
/** `action`: a part of it; `actions`: others that are meant as well. */
export type AuditWish = {
  limit: number
  cursor?: string
  actor?: string
  action?: string
  actions?: readonly string[]
}

export type AuditLog = {
  /** Does not wait for the store; `close` and `page` do. */
  add(entry: NewEntry): void
  page(wish: AuditWish): Promise<AuditPage>
  close(): Promise<void>
}

const longestText = 500

export const createAuditLog = (
  db: Kysely<Tables>,
  clock: () => Date,
  onError: (error: unknown) => void,
): AuditLog => {
  let waiting: (NewEntry & { at: Date })[] = []
  let writing: Promise<void> | undefined

  const writeAll = async () => {
    while (waiting.length > 0) {
      const entries = waiting.splice(0, 500)
      try {
        await db.insertInto('audit_entry').values(entries.map(asRow)).execute()
      } catch (error) {
        waiting = [...entries, ...waiting]
        onError(error)
        return
      }
    }
  }
  const write = (): Promise<void> => {
    writing ??= writeAll().finally(() => {
      writing = undefined
    })
    return writing
  }

  return {
    add(entry) {
      waiting.push({ ...entry, at: clock() })
      void write()
    },
    async page({ limit, cursor, actor, action, actions = [] }) {
      await write()
      let question = db
        .selectFrom('audit_entry')
        .selectAll()
        .orderBy('id', 'desc')
        .limit(limit + 1)
      const before = Number(cursor)
      if (Number.isSafeInteger(before) && before > 0) question = question.where('id', '<', before)
      if (actor) question = question.where('actor_id', '=', actor)
      if (action)
        question = question.where((where) =>
          where.or([
            where('action', 'like', `%${action.replace(/[\\%_]/g, '\\$&')}%`),
            ...(actions.length > 0 ? [where('action', 'in', actions)] : []),
          ]),
        )
      const rows = await question.execute()
      const shown = rows.slice(0, limit)
      return {
        rows: shown.map(asEntry),
        next: rows.length > limit ? String(shown.at(-1)?.id) : null,
      }
    },
    async close() {
      await write()
      await write()
    },
  }
}

const asRow = ({ at, actor, address, action, target, status, facts }: NewEntry & { at: Date }) => ({
  at,
  actor_kind: actor.kind,
  actor_id: actor.id,
  actor_name: storedText(actor.name, longestText),
  address: storedText(address, longestText),
  action: storedText(action, longestText),
  target: storedText(target, longestText),
  status,
  facts: storedJson(facts),
})

const asEntry = (row: Selectable<Tables['audit_entry']>): AuditEntry => ({
  id: row.id,
  at: row.at.toISOString(),
  actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
  address: row.address,
  action: row.action,
  target: row.target,
  status: row.status,
  facts: row.facts,
})
