/** Who is watching, and what they are told: changes are merged per map and kept within fixed bounds. */
import type { LiveEvent } from '../model/live.ts'
import { mergeEvents } from './merge-events.ts'

export type LiveFrame = { id: string; event: LiveEvent }
/** `resync` says: something was missed; read again what you show. */
export type LiveNotice = { kind: 'frame'; frame: LiveFrame } | { kind: 'resync'; id: string }

export type Watcher = {
  /** Returns false when the watcher's own buffer is full; nothing more is sent until `ready`. */
  send: (notice: LiveNotice) => boolean
  end: () => void
}
export type Watch = { ready(): void; stop(): void }

export type LiveHub = {
  publish(event: LiveEvent): void
  watch(watcher: Watcher, lastEventId?: string): Watch
  watchers(): number
  close(): void
}

type HubOptions = {
  /** At most one event per map (or import, …) within this time. */
  coalesceMs?: number
  /** Frames kept for watchers that come back with Last-Event-ID. */
  keptFrames?: number
  /** Frames a slow watcher may be behind before it is told to read again. */
  watcherFrames?: number
  /** Distinguishes this run of the server from earlier ones, whose frame ids mean nothing here. */
  run?: string
}

const keyOf = (event: LiveEvent): string => {
  switch (event.kind) {
    case 'map-changed':
      return `map ${event.map}`
    case 'import':
      return `import ${event.id}`
    default:
      return event.kind
  }
}

type Watching = { watcher: Watcher; waiting: LiveNotice[]; blocked: boolean }

export const createHub = (options: HubOptions = {}): LiveHub => {
  const { coalesceMs = 100, keptFrames = 1000, watcherFrames = 200 } = options
  const run = options.run ?? Date.now().toString(36)
  const watching = new Set<Watching>()
  const kept: LiveFrame[] = []
  const pending = new Map<string, { timer: NodeJS.Timeout; event: LiveEvent | undefined }>()
  let count = 0

  const idOf = (number: number) => `${run}-${number}`

  const deliver = (to: Watching, notice: LiveNotice) => {
    if (!to.blocked) {
      to.blocked = !to.watcher.send(notice)
      return
    }
    if (to.waiting.length < watcherFrames) to.waiting.push(notice)
    // Too slow: what it missed is replaced by one notice, so memory stays bounded.
    else to.waiting = [{ kind: 'resync', id: idOf(count) }]
  }

  const emit = (event: LiveEvent) => {
    count += 1
    const frame = { id: idOf(count), event }
    kept.push(frame)
    if (kept.length > keptFrames) kept.shift()
    for (const to of watching) deliver(to, { kind: 'frame', frame })
  }

  const flush = (key: string) => {
    const entry = pending.get(key)
    if (!entry?.event) {
      pending.delete(key)
      return
    }
    emit(entry.event)
    entry.event = undefined
    entry.timer = setTimeout(flush, coalesceMs, key)
  }

  const missedSince = (lastEventId: string): LiveNotice[] => {
    const number = Number(lastEventId.startsWith(`${run}-`) ? lastEventId.slice(run.length + 1) : Number.NaN)
    const oldest = count - kept.length
    if (!Number.isInteger(number) || number > count || number < oldest)
      return [{ kind: 'resync', id: idOf(count) }]
    return kept.slice(number - oldest).map((frame) => ({ kind: 'frame', frame }))
  }

  return {
    publish(event) {
      const key = keyOf(event)
      const entry = pending.get(key)
      if (entry) {
        entry.event = entry.event ? mergeEvents(entry.event, event) : event
        return
      }
      pending.set(key, { timer: setTimeout(flush, coalesceMs, key), event: undefined })
      emit(event)
    },
    watch(watcher, lastEventId) {
      const to: Watching = { watcher, waiting: [], blocked: false }
      watching.add(to)
      if (lastEventId) for (const notice of missedSince(lastEventId)) deliver(to, notice)
      return {
        ready() {
          to.blocked = false
          while (!to.blocked) {
            const notice = to.waiting.shift()
            if (!notice) return
            deliver(to, notice)
          }
        },
        stop() {
          watching.delete(to)
        },
      }
    },
    watchers: () => watching.size,
    close() {
      for (const { timer } of pending.values()) clearTimeout(timer)
      pending.clear()
      for (const { watcher } of watching) watcher.end()
      watching.clear()
    },
  }
}
