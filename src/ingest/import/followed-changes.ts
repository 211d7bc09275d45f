/** Sees to it that journeys follow what imports changed, also when the server stops in between. */
import type { Journeys } from '../../storage/journeys/connect.ts'
import { type ChangedHomes, changedHomes, dropHomes, homeLists } from './changed-homes.ts'

export type FollowParts = {
  journeys: Journeys
  /** Journeys of these homes must be derived anew. `rest`: what still needs their list, and nobody waits for. */
  onChanged(homes: ChangedHomes): Promise<{ rest?: Promise<unknown> }>
  /** Resolves when the journeys of everything told so far are derived. */
  derived?(): Promise<unknown>
  onTrouble(error: unknown): void
}

export function followedChanges({ journeys, onChanged, derived, onTrouble }: FollowParts) {
  const dropping = new Set<Promise<unknown>>()
  let closed = false

  /** Once the journeys are derived nothing can be forgotten any more. */
  async function dropWhenDerived(list: string, rest: Promise<unknown> | undefined): Promise<void> {
    await Promise.all([derived?.(), rest])
    if (closed) return
    const dropped = dropHomes(journeys, list)
    dropping.add(dropped)
    await dropped.finally(() => dropping.delete(dropped))
  }

  async function follow(list: string): Promise<void> {
    const { rest } = await onChanged(await changedHomes(journeys, list))
    // Nobody has to wait for this.
    void dropWhenDerived(list, rest).catch(onTrouble)
  }

  return {
    follow,
    /** What an earlier process left unfinished. */
    async recover(): Promise<void> {
      for (const list of await homeLists(journeys)) await follow(list)
    },
    /** What is not derived by now is followed again after the next start. */
    async close(): Promise<void> {
      closed = true
      await Promise.allSettled(dropping)
    },
  }
}
