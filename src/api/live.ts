/** Server-sent events: what changed, to everybody who watches. */

import { callerMay } from '../access/caller.ts'
import { eventStream } from '../live/event-stream.ts'
import { LiveEvent } from '../model/live.ts'
import { credentialsOf } from './identify.ts'
import { problems, resource } from './resource.ts'

const checkEveryMs = 15_000

export const live = resource(['live', 'access'], (app, { live, access }) => {
  app.get(
    '/live',
    {
      exposeHeadRoute: false,
      config: { permit: 'read', rateLimit: false },
      schema: {
        tags: ['Live'],
        summary: 'Changes as they happen',
        description:
          'text/event-stream; `data` is a LiveEvent. An event named "resync" means: read again what you show. ' +
          'Reconnect with Last-Event-ID to get what was missed.',
        response: {
          200: {
            description: 'A stream of LiveEvent',
            content: { 'text/event-stream': { schema: LiveEvent } },
          },
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const lastEventId = request.headers['last-event-id']
      const stream = eventStream(live, typeof lastEventId === 'string' ? lastEventId : undefined)
      const check = async () => {
        const { value } = await access.callerOf(credentialsOf(request))
        if (!callerMay(value, 'read')) stream.destroy()
      }
      // A stream outlives the request that was let in; a session or key may end meanwhile.
      const checking = setInterval(() => void check().catch(() => stream.destroy()), checkEveryMs).unref()
      stream.once('close', () => clearInterval(checking))
      return reply
        .header('content-type', 'text/event-stream')
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
        .send(stream as never)
    },
  )
})
