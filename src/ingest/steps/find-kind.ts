/** Names the kind of an interaction, which is what touchpoint rules look at. */
import type { Draft, Refusal } from '../draft.ts'
import { kindOfMessage } from '../touchpoints/kind-of-message.ts'

export function findKind(draft: Draft): Refusal | undefined {
  draft.kindKey = kindOfMessage(draft.message)
  return undefined
}
