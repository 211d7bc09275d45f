/** Lets commits of messages run side by side, and what looks and writes in one step (a block of an import) alone. */
import type { Journeys } from '../storage/journeys/connect.ts'

export type AppendGate = {
  /** Together with other commits, never while somebody is alone. */
  commit<Result>(work: () => Promise<Result>): Promise<Result>
  /** When the commits before it have ended; those after it wait. `adds`: false for work that only deletes. */
  alone<Result>(work: () => Promise<Result>, adds?: boolean): Promise<Result>
  /** Grows with every commit that has ended. */
  commits(): number
  /** Grows with every piece of work that was done alone and may have added messages. */
  changesAlone(): number
}

const gates = new WeakMap<Journeys, AppendGate>()

/** All writers of a store share its gate, whoever made them. */
export function appendGateOf(journeys: Journeys): AppendGate {
  const gate = gates.get(journeys) ?? appendGate()
  gates.set(journeys, gate)
  return gate
}

/** First come, first served, so that neither commits nor imports wait for ever. */
function appendGate(): AppendGate {
  let commits = 0
  let changesAlone = 0
  let lastAlone: Promise<unknown> = Promise.resolve()
  /** Commits since the last one who was alone asked. */
  let together = new Set<Promise<void>>()

  return {
    commit(work) {
      const group = together
      const run = lastAlone.then(work)
      const ended = run.then(noResult, noResult).then(() => {
        commits++
        group.delete(ended)
      })
      group.add(ended)
      return run
    },
    alone(work, adds = true) {
      const run = Promise.all([lastAlone, ...together]).then(work)
      together = new Set()
      lastAlone = run.then(noResult, noResult).then(() => {
        if (adds) changesAlone++
      })
      return run
    },
    commits: () => commits,
    changesAlone: () => changesAlone,
  }
}

const noResult = (): void => {}
