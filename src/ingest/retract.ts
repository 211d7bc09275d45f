/** Takes interactions back that their sender corrected: they are deleted, and everybody concerned is derived anew. */
import { messageHash } from '../journey/hash.ts'
import type { Journeys } from '../storage/journeys/connect.ts'
import type { AcceptedBatch } from './accepted-batch.ts'
import type { Identity } from './identity/identity.ts'
import type { KnownMessages } from './known-messages.ts'

type Needs = {
  journeys: Journeys
  identity: Pick<Identity, 'canonical' | 'recheck'>
  known: Pick<KnownMessages, 'forget'>
  onAccepted(batch: AcceptedBatch): void | Promise<void>
}

/** Resolves when none of these messages is stored any more; those that never were are no error. */
export async function retract(
  { journeys, identity, known, onAccepted }: Needs,
  messageIds: readonly string[],
  now = Date.now(),
): Promise<void> {
  const hashes = [...new Set(messageIds.map(messageHash))]
  if (hashes.length === 0) return
  const rows = await journeys.rows<{ home: string; n: string }>(
    'SELECT home, count() AS n FROM interactions WHERE message IN {hashes:Array(UInt64)} GROUP BY home',
    { hashes },
  )
  const homes = rows.map(({ home }) => BigInt(home))
  if (homes.length === 0) return
  const owners = (await identity.canonical(homes)).flat()
  // The homes are the order of the table: only the granules of these customers are touched.
  await journeys.command(
    'DELETE FROM interactions WHERE home IN {homes:Array(UInt64)} AND message IN {hashes:Array(UInt64)}',
    { homes, hashes },
  )
  known.forget(rows.reduce((sum, { n }) => sum + Number(n), 0))
  const changed = await identity.recheck(homes)
  await onAccepted({
    customers: [...new Set([...owners, ...changed])],
    homes,
    newFrom: new Map(),
    people: [],
    interactions: 0,
    acceptedAt: now,
    latest: [],
  })
}
