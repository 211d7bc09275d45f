/** A customer with 5 000 interactions, derived and with a record. */
import { homeSql } from '../src/journey/hash.ts'
import type { Bench } from './start.ts'

export const frequentInteractions = 5_000

/** The number under which she is a customer. */
export async function writeFrequent({ waymark: { parts }, kinds }: Bench, user: string): Promise<string> {
  await parts.journeys.command(
    `INSERT INTO interactions (home, at, rank, message, kind, lane, score, scale, raw, text, user_id, message_id, received)
    SELECT ${homeSql('user', '{user:String}')} AS home,
      toDateTime64(1704067200 + number * 9000, 3, 'UTC'), 0, cityHash64(number, {user:String}),
      ({kinds:Array(UInt32)})[1 + number % length({kinds:Array(UInt32)})],
      if(number % 10 = 0, 1, 0), if(number % 10 = 0, toInt16(number % 400) - 200, 0), if(number % 10 = 0, 1, 0), number % 11,
      if(number % 20 = 0, 'They answered quickly and solved it.', ''),
      {user:String}, concat({user:String}, toString(number)), now64(3)
    FROM numbers(${frequentInteractions})`,
    { user, kinds },
  )
  const [row] = await parts.journeys.rows<{ home: string }>(
    `SELECT toString(${homeSql('user', '{user:String}')}) AS home`,
    { user },
  )
  const home = row?.home ?? ''
  parts.keeper.markDirty([BigInt(home)], Date.now())
  await parts.keeper.caughtUp()
  await parts.profiles.recheck([BigInt(home)])
  return home
}
