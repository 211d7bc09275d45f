/** Messages on their way: kept until the server has answered, and sent again under the same id otherwise. */
import type { Settings } from './settings.ts'
import { keep, load } from './store.ts'

export type Message = { messageId: string; [field: string]: unknown }

const mostKept = 100
const mostBytes = 60_000
const atOnce = 20
/** Browsers let only so much outlive its page, and refuse the rest at once. */
const mostKeptAlive = 20_000
const gatherMs = 400
const [firstWaitMs, longestWaitMs] = [2_000, 300_000]

export const createQueue = ({ address, writeKey }: Settings) => {
  let sending = false
  let wait = firstWaitMs
  let timer: ReturnType<typeof setTimeout> | undefined

  // Read anew each time: other tabs of the same site use it too.
  const read = (): Message[] => {
    try {
      return JSON.parse(load('queue') ?? '[]')
    } catch {
      return []
    }
  }

  /** The oldest go first when there are too many. */
  const write = (messages: Message[]): void => {
    let text = JSON.stringify(messages.slice(-mostKept))
    for (let kept = messages.slice(-mostKept); text.length > mostBytes; text = JSON.stringify(kept))
      kept = kept.slice(1)
    keep('queue', messages.length > 0 ? text : undefined)
  }

  const bodyOf = (batch: Message[]): string =>
    JSON.stringify({ writeKey, sentAt: new Date().toISOString(), batch })

  const plan = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(flush, ms)
  }

  const flush = async (): Promise<void> => {
    const batch = read().slice(0, atOnce)
    if (sending || batch.length === 0) return
    sending = true
    let isTaken = false
    try {
      // Without a content type of its own the browser asks no permission beforehand.
      const body = bodyOf(batch)
      const keepalive = body.length < mostKeptAlive
      const { status } = await fetch(address, { method: 'POST', body, keepalive })
      // What it refuses once it refuses always; what is too often or broken may pass later.
      isTaken = status < 500 && status !== 429 && status !== 408
    } catch {
      // Offline: the queue waits for the event "online" or the next try.
    }
    sending = false
    if (isTaken) {
      const ids = batch.map(({ messageId }) => messageId)
      write(read().filter(({ messageId }) => !ids.includes(messageId)))
      wait = firstWaitMs
      plan(0)
    } else {
      plan(wait)
      wait = Math.min(wait * 2, longestWaitMs)
    }
  }

  return {
    add(message: Message): void {
      write([...read(), message])
      plan(gatherMs)
    },
    flush,
    /** The page goes: nobody can see the answer, so the messages stay and are recognised when they come again. */
    leave(): void {
      const batch = read().slice(0, atOnce)
      if (batch.length > 0) navigator.sendBeacon?.(address, bodyOf(batch))
    },
    stop: (): void => clearTimeout(timer),
  }
}
