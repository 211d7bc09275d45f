/** One watcher's connection: the hub's notices as text of the server-sent events protocol. */
import { Readable } from 'node:stream'
import type { LiveHub, LiveNotice, Watch } from './hub.ts'

const heartbeatMs = 15_000
/** A watcher that takes nothing for so long is gone; it comes back by itself with Last-Event-ID. */
const stuckMs = 60_000

const textOf = (notice: LiveNotice): string =>
  notice.kind === 'frame'
    ? `id: ${notice.frame.id}\ndata: ${JSON.stringify(notice.frame.event)}\n\n`
    : `id: ${notice.id}\nevent: resync\ndata: {}\n\n`

export const eventStream = (hub: LiveHub, lastEventId?: string): Readable => {
  let watch: Watch | undefined
  let takenAt = Date.now()
  const stream = new Readable({
    highWaterMark: 64 * 1024,
    read() {
      takenAt = Date.now()
      watch?.ready()
    },
    destroy(error, done) {
      clearInterval(heartbeat)
      watch?.stop()
      done(error)
    },
  })
  const heartbeat = setInterval(() => {
    if (stream.readableLength > 0 && Date.now() - takenAt > stuckMs) stream.destroy()
    else stream.push(': still here\n\n')
  }, heartbeatMs)
  heartbeat.unref()
  stream.push('retry: 1000\n\n')
  watch = hub.watch(
    {
      send: (notice) => stream.push(textOf(notice)),
      end: () => {
        stream.push(null)
      },
    },
    lastEventId,
  )
  return stream
}
