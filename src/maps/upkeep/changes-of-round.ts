/** The work of one round: changed customers' rows are derived and stored, and what that changed is counted. */
import type { Contributions } from '../../journey/measure/measure-state.ts'
import type { JourneysConnection } from '../../storage/journeys/connect.ts'
import { type CatalogueTables, deriveCustomers } from '../derive.ts'
import { type Changed, deriveRound, forgetRound, writeRound } from '../derive-round.ts'
import { contributionsOf } from '../measure/contributions.ts'
import { changedRows } from '../measure/journey-rows.ts'
import type { Plan } from '../measure/plan.ts'
import { changeOfRound, storeRound, writeStored } from '../measure/stored-journeys.ts'

export type Round = {
  id: bigint
  catalogue: CatalogueTables
  changed: readonly Changed[]
  /** While a full rebuild fills `journeys_next`, changes go to both tables. */
  alsoNext: boolean
}

/** Two connections, since the engine spends most of a round with understanding statements, one at a time on each. */
export type RoundConnections = { main: JourneysConnection; beside: JourneysConnection }

/**
 * `stored`: the plans whose stored journeys follow. `heard` gets a change for each of `watched` as soon as it is known;
 * what the round derived is on disk when this resolves.
 */
export async function changesOfRound(
  { main, beside }: RoundConnections,
  { id, catalogue, changed, alsoNext }: Round,
  stored: readonly Plan[],
  watched: readonly Plan[],
  heard: (changes: readonly Contributions[]) => void,
): Promise<void> {
  const each = (work: (plan: Plan) => Promise<void>) => Promise.all(stored.map(work))
  const running: Promise<unknown>[] = []
  const alongside = (work: Promise<unknown>): void => {
    // Waited for below, also after a failure.
    work.catch(() => {})
    running.push(work)
  }
  try {
    await deriveRound(main, catalogue, id, changed)
    alongside(writeRound(beside, id))
    if (alsoNext)
      await deriveCustomers(
        main,
        catalogue,
        changed.map(({ customer }) => customer),
        'journeys_next',
      )
    const rows = changedRows(id)
    await each((plan) => storeRound(main, plan, id, rows))
    alongside(each((plan) => writeStored(beside, plan, id)))
    heard(
      await Promise.all(
        watched.map((plan, index) => {
          const connection = index % 2 === 0 ? main : beside
          return plan.storable
            ? changeOfRound(connection, plan, id, rows)
            : contributionsOf(connection, plan, rows)
        }),
      ),
    )
    await Promise.all(running)
  } finally {
    await Promise.allSettled(running)
    await forgetRound(main, id)
  }
}
