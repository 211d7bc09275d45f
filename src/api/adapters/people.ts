/** Known customers with their newest traits, from their interactions: all since a moment, or those of some homes. */
import type { SeenPerson } from '../../crm/profiles.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'

/** Small enough that people's own questions come in between. */
const homesAtOnce = 500
/** Of each customer; traits change seldom. */
const identifyCalls = 50

type Row = { home: string; user: string; last: string; said: [string, Record<string, string>][] }

const pageSql = (where: string) => `
  SELECT home, any(user_id) AS user, toString(max(toUnixTimestamp64Milli(at))) AS last,
    groupArrayIf(${identifyCalls})((toString(toUnixTimestamp64Milli(at)), traits), length(traits) > 0) AS said
  FROM interactions WHERE ${where} AND user_id != ''
  GROUP BY home ORDER BY home LIMIT ${homesAtOnce} SETTINGS optimize_aggregation_in_order = 1`

const personOf = ({ user, last, said }: Row): SeenPerson => {
  const inOrder = said.toSorted(([a], [b]) => Number(a) - Number(b))
  return {
    userId: user,
    traits: Object.assign({}, ...inOrder.map(([, traits]) => traits)),
    at: Number(inOrder.at(-1)?.[0] ?? last),
  }
}

/** A page of homes at a time, in the order of the table. */
export const peopleSince = (journeys: Journeys) =>
  async function* (since: Date): AsyncGenerator<SeenPerson[]> {
    const where = `home > {after:UInt64} AND received >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')`
    for (let after = '0'; ; ) {
      const params = { after, since: String(since.getTime()) }
      const rows = await journeys.rows<Row>(pageSql(where), params)
      yield rows.map(personOf)
      const last = rows.at(-1)
      if (!last || rows.length < homesAtOnce) return
      after = last.home
    }
  }

export const peopleOf = (journeys: Journeys) =>
  async function* (homes: readonly bigint[]): AsyncGenerator<SeenPerson[]> {
    for (let from = 0; from < homes.length; from += homesAtOnce) {
      const page = homes.slice(from, from + homesAtOnce)
      const rows = await journeys.rows<Row>(pageSql('home IN {homes:Array(UInt64)}'), { homes: page })
      yield rows.map(personOf)
    }
  }
