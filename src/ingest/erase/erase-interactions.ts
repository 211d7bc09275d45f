/** Deletes the interactions of one person from the disk, not only from answers. */
import type { Journeys } from '../../storage/journeys/connect.ts'
import { deleteForGood } from '../../storage/journeys/forget-old-parts.ts'
import type { KnownMessages } from '../known-messages.ts'

/** `spans`: a device of several people, and when it was hers, in ms since 1970; no `to`: until now. */
export type Owned = {
  homes: readonly bigint[]
  spans: readonly { home: bigint; from: number; to: number | null }[]
}

/** As a condition over interactions. */
export function ownedSql({ homes, spans }: Owned): { where: string; params: Record<string, unknown> } {
  const params: Record<string, unknown> = { homes }
  const during = spans.map(({ home, from, to }, index) => {
    params[`home${index}`] = home
    params[`from${index}`] = String(from)
    params[`to${index}`] = String(to ?? Date.UTC(2299, 11, 31))
    return `OR (home = {home${index}:UInt64} AND toUnixTimestamp64Milli(at) >= {from${index}:Int64} AND toUnixTimestamp64Milli(at) < {to${index}:Int64})`
  })
  return { where: `(home IN {homes:Array(UInt64)} ${during.join(' ')})`, params }
}

export async function countInteractions(journeys: Journeys, owned: Owned): Promise<number> {
  const { where, params } = ownedSql(owned)
  const [row] = await journeys.rows<{ n: string }>(
    `SELECT count() AS n FROM interactions WHERE ${where}`,
    params,
  )
  return Number(row?.n ?? 0)
}

/** While nobody commits. What was corrected earlier is only hidden in its part: it goes as well. */
export async function eraseInteractions(
  journeys: Journeys,
  known: Pick<KnownMessages, 'forget'>,
  owned: Owned,
): Promise<void> {
  const { where, params } = ownedSql(owned)
  const count = await countInteractions(journeys, owned)
  await deleteForGood(journeys, 'interactions', where, params)
  await journeys.command(
    'ALTER TABLE interactions APPLY DELETED MASK',
    {},
    {
      settings: { max_execution_time: 3600, mutations_sync: '2' },
    },
  )
  known.forget(count)
}
