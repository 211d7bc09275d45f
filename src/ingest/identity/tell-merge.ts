/** What webhooks are told when people decide that two customers are one, or are not after all. */
import type { Transaction } from 'kysely'
import { storeHappenings, wantedHappenings } from '../../storage/records/happenings.ts'
import type { Tables } from '../../storage/records/tables.ts'

type Decision = { from: bigint; into: bigint; actor: string; reason: string; at: Date }

export async function tellMerge(
  db: Transaction<Tables>,
  happening: 'customer.merged' | 'customer.separated',
  { from, into, actor, reason, at }: Decision,
): Promise<void> {
  if ((await wantedHappenings(db, [happening])).size === 0) return
  const customer = String(into)
  const data = { from: String(from), into: customer, actor, ...(reason ? { reason } : {}) }
  await storeHappenings(db, [{ happening, at, customer, data }])
}
