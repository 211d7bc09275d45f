/** Gives each interaction the number of its kind; kinds never seen before are entered in the catalogue first. */
import { appError } from '../../model/app-error.ts'
import type { Draft } from '../draft.ts'
import type { Catalogue } from '../touchpoints/catalogue.ts'
import type { NewKind } from '../touchpoints/kind-of-message.ts'

export type KindCatalogue = Pick<Catalogue, 'kindOf' | 'ensureKinds' | 'otherKind'>

const keyText = (key: NewKind): string => JSON.stringify([key.type, key.name, key.path, key.channel])

const numberOf = (catalogue: KindCatalogue, { type, name, path, channel }: NewKind): number | undefined =>
  catalogue.kindOf(type, name, path, channel)

export async function numberKinds(drafts: readonly Draft[], catalogue: KindCatalogue): Promise<void> {
  const unknown = new Map<string, NewKind>()
  for (const { kindKey } of drafts)
    if (numberOf(catalogue, kindKey) === undefined) unknown.set(keyText(kindKey), kindKey)
  if (unknown.size > 0) await catalogue.ensureKinds([...unknown.values()])
  const other = catalogue.otherKind()
  for (const draft of drafts) {
    const kind = numberOf(catalogue, draft.kindKey)
    if (kind === undefined)
      throw appError('server.internal', 'The catalogue gave no number for a kind it was asked to keep.', {
        kind: draft.kindKey,
      })
    draft.kind = kind
    if (kind === other && draft.kindKey.name !== 'other')
      draft.remarks.push({ reason: 'too-many-kinds', field: 'event' })
  }
}
