/** The open line to the server: one event source for the whole app, opened again when it breaks. */
import { LiveEvent } from '../../model/live.ts'

export type LiveState = 'opening' | 'open' | 'lost'
type Watcher = (event: LiveEvent) => void

const watchers = new Set<Watcher>()
const stateWatchers = new Set<() => void>()
let state: LiveState = 'opening'
let source: EventSource | undefined
let retry: ReturnType<typeof setTimeout> | undefined
let waitMs = 1000

function setState(next: LiveState) {
  state = next
  for (const watcher of stateWatchers) watcher()
}

/** Hands an event to everyone who watches; the gallery uses it without a server. */
export function announce(event: LiveEvent) {
  for (const watcher of watchers) watcher(event)
}

function open() {
  source = new EventSource('/api/v1/live')
  source.onopen = () => {
    waitMs = 1000
    setState('open')
  }
  source.onmessage = (message: MessageEvent<string>) => {
    const event = readEvent(message.data)
    if (event) announce(event)
  }
  source.onerror = () => {
    source?.close()
    setState('lost')
    clearTimeout(retry)
    retry = setTimeout(open, waitMs)
    waitMs = Math.min(waitMs * 2, 30_000)
  }
}

function readEvent(data: string): LiveEvent | undefined {
  try {
    const read = LiveEvent.safeParse(JSON.parse(data))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

export function watchLive(watcher: Watcher): () => void {
  watchers.add(watcher)
  if (!source) open()
  return () => watchers.delete(watcher)
}

export const liveState = (): LiveState => state
export function watchLiveState(changed: () => void): () => void {
  stateWatchers.add(changed)
  return () => stateWatchers.delete(changed)
}

/** For the gallery: no connection, everything counts as open. */
export function stayWithoutServer() {
  source = {} as EventSource
  setState('open')
}
