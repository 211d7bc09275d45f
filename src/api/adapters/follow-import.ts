/** What follows when interactions of customers came or went with an import: who is who, their records, their journeys. */
import type { Profiles } from '../../crm/profiles.ts'
import type { Identity } from '../../ingest/identity/identity.ts'
import { recheckHomes } from '../../ingest/identity/recheck-homes.ts'
import type { ChangedHomes } from '../../ingest/import/changed-homes.ts'
import type { Rebuild } from '../../maps/rebuild.ts'
import type { Records } from '../../storage/records/connect.ts'

type Parts = {
  records: Records
  identity: Pick<Identity, 'recheck' | 'settle' | 'canonical'>
  profiles: Pick<Profiles, 'recheck'>
  rebuild: Pick<Rebuild, 'start'>
  markDirty(customers: Iterable<bigint>): void
}

/** `rest`: resolves when the customers' records are written, for which nobody waits. */
export const followImport =
  ({ records, identity, profiles, rebuild, markDirty }: Parts) =>
  async ({ many, pages }: ChangedHomes): Promise<{ rest: Promise<void> }> => {
    for await (const page of pages()) {
      markDirty(await recheckHomes(records, identity, page))
      if (!many) markDirty((await identity.canonical(page)).flat())
    }
    if (many) rebuild.start()
    return { rest: profiles.recheck(pages()) }
  }
