/** Keeps the tables of records tidy after many changes: the embedded engine does not do so by itself. */
import { type Kysely, sql } from 'kysely'
import { type RecordType, recordTypeNames } from '../model/crm/record-type.ts'
import type { Tables } from '../storage/records/tables.ts'
import { tableOf } from './record-columns.ts'

/** So many changes of a type are worth the time that tidying takes. */
const worthwhile = 2_000
const quietMs = 3_000

export type Upkeep = ReturnType<typeof createUpkeep>

/** Without it questions are planned for tables of another size, and the search reads a list of what it has not sorted in. */
export function createUpkeep(db: Kysely<Tables>, onTrouble: (error: unknown) => void) {
  const changes = new Map<RecordType, number>()
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> = Promise.resolve()

  async function tidy(): Promise<void> {
    const due = [...changes].filter(([, count]) => count >= worthwhile).map(([type]) => type)
    for (const type of due) {
      changes.delete(type)
      await sql`vacuum (analyze) ${sql.table(tableOf(type))}`.execute(db)
    }
    if (due.length > 0) {
      await sql`vacuum (analyze) crm_search`.execute(db)
      await sql`vacuum (analyze) crm_word`.execute(db)
    }
  }

  const plan = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      working = working.then(tidy).catch(onTrouble)
    }, quietMs)
    timer.unref()
  }
  return {
    note(type: RecordType, count: number): void {
      const sum = (changes.get(type) ?? 0) + count
      changes.set(type, sum)
      if (sum >= worthwhile) plan()
    },
    /** Everything, now. */
    async all(): Promise<void> {
      for (const type of recordTypeNames) changes.set(type, worthwhile)
      working = working.then(tidy)
      await working
    },
    async close() {
      clearTimeout(timer)
      await working
    },
  }
}
