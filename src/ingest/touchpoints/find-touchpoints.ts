/** Makes found touchpoints for kinds that no rule claims. */
import type { Kysely } from 'kysely'
import type { Touchpoint } from '../../model/touchpoint.ts'
import type { Tables } from '../../storage/records/tables.ts'
import { insertTouchpoints } from './catalogue-store.ts'
import { foundKey, guessTouchpoint } from './guess-touchpoint.ts'
import type { NewKind } from './kind-of-message.ts'
import type { Picture } from './picture.ts'

export type CatalogueLimits = { touchpoints: number; kinds: number }
export const defaultLimits: CatalogueLimits = { touchpoints: 60_000, kinds: 250_000 }

/** Numbers end at 65 535; the last ones are kept for touchpoints that people make. */
const lastFoundNumber = 65_000

/** Stands for all kinds for which there is no room. */
export const otherKind: NewKind = { type: 'track', name: 'other', path: '', channel: '' }

/** How many kinds may still come. */
export const room = (
  { touchpoints, kinds }: Pick<Picture, 'touchpoints' | 'kinds'>,
  limits: CatalogueLimits,
): number => Math.max(0, Math.min(limits.kinds - kinds.length, roomForTouchpoints(touchpoints, limits)))

const roomForTouchpoints = (touchpoints: readonly Touchpoint[], limits: CatalogueLimits): number =>
  Math.min(limits.touchpoints - touchpoints.length, lastFoundNumber - (touchpoints.at(-1)?.id ?? 0))

type Found = { made: Touchpoint[]; touchpointFor(kind: NewKind): number }

/** Kinds with the same key share a touchpoint; where there is no room for another one, they share "other". */
export async function findTouchpoints(
  db: Kysely<Tables>,
  kinds: readonly NewKind[],
  { touchpoints, foundByKey }: Picture,
  limits: CatalogueLimits,
): Promise<Found> {
  const wanted = new Map<string, NewKind>()
  for (const kind of kinds) {
    const key = foundKey(kind)
    if (!foundByKey.has(key) && !wanted.has(key)) wanted.set(key, kind)
  }
  const most = Math.max(0, roomForTouchpoints(touchpoints, limits))
  const chosen = new Map([...wanted].slice(0, most))
  const otherKey = foundKey(otherKind)
  if (wanted.size > most && !foundByKey.has(otherKey)) chosen.set(otherKey, otherKind)

  const taken =
    chosen.size > 0 ? new Set(touchpoints.map(({ name }) => name.toLowerCase())) : new Set<string>()
  const guesses = [...chosen.values()].map((kind) => ({
    ...uniquelyNamed(guessTouchpoint(kind), taken),
    origin: 'found' as const,
    rules: [],
  }))
  const made = await insertTouchpoints(db, guesses)
  const byKey = new Map([...chosen.keys()].map((key, index) => [key, made[index]?.id ?? 0]))
  const numberOf = (key: string) => byKey.get(key) ?? foundByKey.get(key)
  return { made, touchpointFor: (kind) => numberOf(foundKey(kind)) ?? numberOf(otherKey) ?? 0 }
}

/** "Order", "Order (app)", "Order (app) 2": in a list, names are all that people see. */
function uniquelyNamed<Named extends Pick<Touchpoint, 'name' | 'channel'>>(
  given: Named,
  taken: Set<string>,
): Named {
  const long = `${given.name} (${given.channel})`
  let name = given.name
  for (let attempt = 1; taken.has(name.toLowerCase()); attempt++)
    name = attempt === 1 ? long : `${long} ${attempt}`
  taken.add(name.toLowerCase())
  return { ...given, name }
}
