/** How an interaction comes in: the two lists of steps, in their order. */
import type { InsertVerified } from '../storage/journeys/insert-verified.ts'
import type { ErasedPeople } from '../storage/records/erased-people.ts'
import type { AcceptedBatch } from './accepted-batch.ts'
import type { Draft, Refusal } from './draft.ts'
import type { Identity, Observed, Settled } from './identity/identity.ts'
import type { KnownMessages } from './known-messages.ts'
import { append } from './steps/append.ts'
import { correctClock } from './steps/correct-clock.ts'
import { dropDuplicates } from './steps/drop-duplicates.ts'
import { findKind } from './steps/find-kind.ts'
import { markDirty } from './steps/mark-dirty.ts'
import { type KindCatalogue, numberKinds } from './steps/number-kinds.ts'
import { parse } from './steps/parse.ts'
import { readContents } from './steps/read-contents.ts'
import { refuseErased } from './steps/refuse-erased.ts'
import { rejectIllegal } from './steps/reject-illegal.ts'
import { remarkIdentity } from './steps/remark-identity.ts'
import { makeScore, type ReadText } from './steps/score.ts'

/** Looks at one item alone; the first refusal ends its way. */
export type ItemStep = { name: string; run(draft: Draft): Refusal | undefined }

export const itemSteps = (readText: ReadText): ItemStep[] => [
  { name: 'parse', run: parse },
  { name: 'correct-clock', run: correctClock },
  { name: 'reject-illegal', run: rejectIllegal },
  { name: 'find-kind', run: findKind },
  { name: 'read-contents', run: readContents },
  { name: 'score', run: makeScore(readText) },
]

/** What the steps of a commit read and fill. */
export type Commit = {
  /** without duplicates, once those are known */
  drafts: Draft[]
  observed: Observed
  settled: Settled
}

export type CommitDependencies = {
  insert: InsertVerified
  catalogue: KindCatalogue
  identity: Identity
  known: KnownMessages
  erased: ErasedPeople
  onAccepted(batch: AcceptedBatch): void | Promise<void>
}

/** Looks at all items that are committed together. */
export type CommitStep = { name: string; run(commit: Commit): Promise<void> }

/** Records are written before the append and idempotently, so a stop anywhere in between loses and doubles nothing. */
export const commitSteps = ({
  insert,
  catalogue,
  identity,
  known,
  erased,
  onAccepted,
}: CommitDependencies): CommitStep[] => [
  {
    name: 'refuse-erased',
    run: async (commit) => {
      await erased.current()
      commit.drafts = refuseErased(commit.drafts, erased)
    },
  },
  {
    name: 'drop-duplicates',
    run: async (commit) => {
      commit.drafts = await dropDuplicates(commit.drafts, known)
    },
  },
  { name: 'number-kinds', run: (commit) => numberKinds(commit.drafts, catalogue) },
  {
    name: 'observe-identity',
    run: async (commit) => {
      const users = commit.drafts.filter((draft) => draft.userId).map((draft) => draft.home)
      commit.observed = await identity.observe(
        commit.drafts.flatMap((draft) => draft.evidence),
        new Set(users),
      )
    },
  },
  {
    name: 'append',
    run: async (commit) => {
      try {
        await append(commit.drafts, insert)
      } catch (error) {
        known.doubt()
        throw error
      }
      known.remember(commit.drafts.map((draft) => draft.hash))
    },
  },
  {
    name: 'settle-identity',
    run: async (commit) => {
      commit.settled = await identity.settle(commit.observed)
      remarkIdentity(commit)
    },
  },
  {
    name: 'mark-dirty',
    run: async ({ drafts, settled }) => onAccepted(await markDirty(drafts, identity, settled.customers)),
  },
]
