/** Gives each interaction the number of its kind; kinds never seen before are entered in the catalogue first. */
import { appError } from '../../model/app-error.ts'
import type { Draft } from '../draft.ts'
import type { Catalogue } from '../touchpoints/catalogue.ts'
import type { NewKind } from '../touchpoints/kind-of-message.ts'

export type KindCatalogue = Pick<Catalogue, 'kindOf' | 'ensureKinds' | 'otherKind'>

const keyText = (key: NewKind): string => JSON.stringify([key.type, key.name, key.path, key.channel])

/** Gives what is known its number, and returns the others. */
function numberKnown(drafts: readonly Draft[], catalogue: KindCatalogue): Draft[] {
  const other = catalogue.otherKind()
  return drafts.filter((draft) => {
    const { type, name, path, channel } = draft.kindKey
    const kind = catalogue.kindOf(type, name, path, channel)
    if (kind === undefined) return true
    draft.kind = kind
    if (kind === other && name !== 'other') draft.remarks.push({ reason: 'too-many-kinds', field: 'event' })
    return false
  })
}

export async function numberKinds(drafts: readonly Draft[], catalogue: KindCatalogue): Promise<void> {
  const unknown = numberKnown(drafts, catalogue)
  if (unknown.length === 0) return
  const kinds = new Map(unknown.map(({ kindKey }) => [keyText(kindKey), kindKey]))
  await catalogue.ensureKinds([...kinds.values()])
  const [left] = numberKnown(unknown, catalogue)
  if (left)
    throw appError('server.internal', 'The catalogue gave no number for a kind it was asked to keep.', {
      kind: left.kindKey,
    })
}
