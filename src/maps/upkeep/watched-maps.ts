/** Which measured maps are kept up to date: those that were asked for lately. */
import type { JourneyMap } from '../../model/journey-map.ts'
import { bytesOf, mayBeOpen, type WatchedMap } from './watched-map.ts'

/** Some sixty large maps, or three hundred small ones. */
const mostBytes = 192 * 1024 ** 2
const forgetAfterMs = 10 * 60_000

export class WatchedMaps {
  private readonly byKey = new Map<string, WatchedMap>()
  private readonly onForgotten: (watched: WatchedMap) => void
  private readonly mostBytes: number

  /** `onForgotten`: whoever still shows it must ask again, since only what was asked for is kept up to date. */
  constructor(onForgotten: (watched: WatchedMap) => void, most = mostBytes) {
    this.onForgotten = onForgotten
    this.mostBytes = most
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
    for (const watched of this.all()) if (watched.usedAt < now - forgetAfterMs) this.forget(watched)
    this.makeRoom(now)
  }

  /** What nobody has open goes first; told to ask again, open maps without room would push each other out for ever. */
  private makeRoom(now: number): void {
    let bytes = this.all().reduce((sum, watched) => sum + bytesOf(watched), 0)
    const openLast = (watched: WatchedMap) => (mayBeOpen(watched, now) ? 1 : 0)
    const inTurn = this.all().sort((a, b) => openLast(a) - openLast(b) || a.usedAt - b.usedAt)
    for (const watched of inTurn) {
      if (bytes <= this.mostBytes) return
      this.byKey.delete(watched.key)
      bytes -= bytesOf(watched)
    }
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
