/** Maps that the tests of a file, or of one `describe`, share: opened before the first, removed behind the last. */
import { drainPending } from 'chdb'
import { afterAll, beforeAll } from 'vitest'
import { type GivenMaps, givenMaps } from './given-maps.ts'

/** `take` gets them once they are open: `mapsOfTests({ way }, (maps) => { given = maps })`. */
export function mapsOfTests(
  settings: Parameters<typeof givenMaps>[0],
  take: (maps: GivenMaps) => void,
): void {
  let opened: GivenMaps | undefined
  beforeAll(async () => {
    opened = await givenMaps(settings)
    take(opened)
  })
  afterAll(async () => {
    await opened?.remove()
    await drainPending()
  })
}
