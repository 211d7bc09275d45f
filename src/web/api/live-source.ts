/** The open line to the server: one event source for the whole app, opened again when it breaks. */
import { LiveEvent } from '../../model/live.ts'

export type LiveState = 'opening' | 'open' | 'lost'
type Watcher = (event: LiveEvent) => void

const watchers = new Set<Watcher>()
const stateWatchers = new Set<() => void>()
const resyncWatchers = new Set<() => void>()
let state: LiveState = 'opening'
let source: EventSource | undefined
let waitMs = 1000
const longestWaitMs = 30_000

function setState(next: LiveState) {
  state = next
  for (const watcher of stateWatchers) watcher()
}

/** Hands an event to everyone who watches; the gallery uses it without a server. */
export function announce(event: LiveEvent) {
  for (const watcher of watchers) watcher(event)
}

function open(again = false) {
  const opened = new EventSource('/api/v1/live')
  source = opened
  opened.onopen = () => {
    waitMs = 1000
    setState('open')
    // A new connection does not know what was missed; one that the browser renewed itself does.
    if (again) resync()
    again = false
  }
  opened.onmessage = (message: MessageEvent<string>) => {
    const event = readEvent(message.data)
    if (event) announce(event)
  }
  opened.addEventListener('resync', resync)
  opened.onerror = () => {
    setState('lost')
    if (opened.readyState !== EventSource.CLOSED) return
    setTimeout(() => open(true), waitMs)
    waitMs = Math.min(waitMs * 2, longestWaitMs)
  }
}

function resync() {
  for (const watcher of resyncWatchers) watcher()
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

/** Called when events were missed: what is shown must be read again. */
export function watchResync(watcher: () => void): () => void {
  resyncWatchers.add(watcher)
  return () => resyncWatchers.delete(watcher)
}

export const liveState = (): LiveState => state
export function watchLiveState(changed: () => void): () => void {
  stateWatchers.add(changed)
  return () => stateWatchers.delete(changed)
}

/** For the gallery: no connection, everything counts as open. */
export function stayWithoutServer() {
  if (state === 'open') return
  source?.close()
  source = {} as EventSource
  setState('open')
}
