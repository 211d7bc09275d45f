/** Which measured maps are kept up to date: those that were asked for lately. */
import type { JourneyMap } from '../../model/journey-map.ts'
import type { WatchedMap } from './watched-map.ts'

const mostWatched = 24
const forgetAfterMs = 10 * 60_000

export class WatchedMaps {
  private readonly byKey = new Map<string, WatchedMap>()
  private readonly onForgotten: (watched: WatchedMap) => void

  /** `onForgotten`: whoever still shows it must ask again, since only what was asked for is kept up to date. */
  constructor(onForgotten: (watched: WatchedMap) => void) {
    this.onForgotten = onForgotten
  }

  get(key: string): WatchedMap | undefined {
    return this.byKey.get(key)
  }

  has(watched: WatchedMap): boolean {
    return this.byKey.get(watched.key) === watched
  }

  all(): WatchedMap[] {
    return [...this.byKey.values()]
  }

  isEmpty(): boolean {
    return this.byKey.size === 0
  }

  keep(watched: WatchedMap): void {
    this.byKey.set(watched.key, watched)
  }

  forgetAll(): void {
    for (const watched of this.all()) this.forget(watched)
  }

  forgetUnused(now: number): void {
    const byUse = this.all().sort((a, b) => b.usedAt - a.usedAt)
    for (const [place, watched] of byUse.entries())
      if (watched.usedAt < now - forgetAfterMs) this.forget(watched)
      // Told to ask again, more open maps than there is room for would push each other out for ever.
      else if (place >= mostWatched) this.byKey.delete(watched.key)
  }

  /** Nobody asks for a version of a map that is not its current one. */
  dropOtherVersions(current: readonly JourneyMap[]): void {
    const versions = new Set(current.map(versionOf))
    for (const { key, map } of this.all()) if (!versions.has(versionOf(map))) this.byKey.delete(key)
  }

  private forget(watched: WatchedMap): void {
    this.byKey.delete(watched.key)
    this.onForgotten(watched)
  }
}

const versionOf = ({ id, version }: JourneyMap): string => `${id} ${version}`
