/** Leaves a remark on the messages whose link between two ids was not made. */
import type { Draft } from '../draft.ts'
import type { Observed, Settled } from '../identity/identity.ts'

const pair = (link: { kind: string; from: bigint; user: bigint }): string =>
  `${link.kind} ${link.from} ${link.user}`

export function remarkIdentity({
  drafts,
  observed,
  settled,
}: {
  drafts: readonly Draft[]
  observed: Observed
  settled: Settled
}): void {
  if (observed.overLimit.length === 0 && settled.refused.length === 0) return
  const overLimit = new Set(observed.overLimit.map(pair))
  const refused = new Set(settled.refused.map(pair))
  for (const draft of drafts)
    for (const link of draft.evidence) {
      if (overLimit.has(pair(link)))
        draft.remarks.push({
          reason: 'identifier-limit',
          field: link.kind === 'alias' ? 'previousId' : 'anonymousId',
        })
      if (refused.has(pair(link))) draft.remarks.push({ reason: 'merge-refused', field: 'previousId' })
    }
}
