/** A code of an authenticator app works once, although it is right for a minute and a half. */
import type { Kysely } from 'kysely'
import type { Tables } from '../storage/records/tables.ts'

/** Longer than any code is right: its own half minute, the one before and the one after. */
const rightForMs = 2 * 60_000

/** false: it was used before. Of several who come at once with the same code, one gets in. */
export async function takeCode(
  db: Kysely<Tables>,
  userId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  await db.deleteFrom('auth_used_code').where('user_id', '=', userId).where('expires_at', '<', now).execute()
  const added = await db
    .insertInto('auth_used_code')
    .values({ user_id: userId, code, expires_at: new Date(now.getTime() + rightForMs) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}
