/** What may leave the catalogue when interactions were taken back: kinds that none has, and what was found for them alone. */
import type { Touchpoint } from '../../model/touchpoint.ts'
import { foundKey, guessTouchpoint } from './guess-touchpoint.ts'
import type { NewKind } from './kind-of-message.ts'
import type { FoundKind, Picture } from './picture.ts'

/** `kinds`: those of some interaction. `touchpoints`: those that something of a person's making refers to. */
export type InUse = { kinds: ReadonlySet<number>; touchpoints: ReadonlySet<number> }

export type UnusedParts = { kinds: Set<number>; touchpoints: Set<number> }

/** A touchpoint that a person has changed, merged or put on a map stays, with its kinds: that work is not the import's. */
export function unusedParts({ kinds, touchpointOf }: Picture, inUse: InUse): UnusedParts {
  const unused: UnusedParts = { kinds: new Set(), touchpoints: new Set() }
  for (const [found, together] of Map.groupBy(kinds, (kind) => kind.found)) {
    const idle = together.filter(({ id }) => !inUse.kinds.has(id))
    const touchpoint = found === null ? undefined : touchpointOf.get(found)
    const allIdle = idle.length === together.length
    const onMap = touchpoint !== undefined && inUse.touchpoints.has(touchpoint.id)
    if (touchpoint && ((allIdle && onMap) || !isAsFound(touchpoint, together))) continue
    for (const { id } of idle) unused.kinds.add(id)
    if (touchpoint && allIdle) unused.touchpoints.add(touchpoint.id)
  }
  return unused
}

/** Nobody has touched it: it says what was guessed, and holds only what belongs together by itself. */
function isAsFound(touchpoint: Touchpoint, kinds: readonly FoundKind[]): boolean {
  const keys = new Set(kinds.map(foundKey))
  if (touchpoint.origin !== 'found' || touchpoint.rules.length > 0 || keys.size > 1) return false
  return kinds.some((kind) => isGuessOf(touchpoint, kind))
}

function isGuessOf(touchpoint: Touchpoint, kind: NewKind): boolean {
  const guess = guessTouchpoint(kind)
  const { name, channel, department, hidden, feeling } = touchpoint
  const long = `${guess.name} (${guess.channel})`
  const numbered = name.startsWith(long) && /^ \d+$/.test(name.slice(long.length))
  const named = name === guess.name || name === long || numbered
  return (
    named &&
    channel === guess.channel &&
    department === guess.department &&
    hidden === guess.hidden &&
    feeling === guess.feeling
  )
}
