/** Marks the messages that are stored already, or came earlier in the same commit: each counts exactly once. */
import type { Draft } from '../draft.ts'
import type { KnownMessages } from '../known-messages.ts'

export async function dropDuplicates(drafts: readonly Draft[], known: KnownMessages): Promise<Draft[]> {
  const stored = await known.among(drafts.map((draft) => draft.hash))
  return drafts.filter((draft) => {
    draft.duplicate = stored.has(draft.hash)
    stored.add(draft.hash)
    return !draft.duplicate
  })
}
