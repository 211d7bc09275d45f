/** For whoever watches the server: is it alive, is it ready, what do its counters say. */
import { z } from 'zod'
import { appError } from '../model/app-error.ts'
import { problems, resource } from './resource.ts'

const Alive = z.object({ status: z.literal('ok') })
const Ready = z.object({ status: z.literal('ok'), records: z.string(), journeys: z.string() })

export const health = resource(['health', 'metrics'], (app, { health, metrics }) => {
  const tags = ['Health']

  app.get(
    '/health/live',
    {
      config: { permit: 'open' },
      schema: { tags, summary: 'The process answers', response: { 200: Alive, ...problems } },
    },
    async () => ({ status: 'ok' as const }),
  )

  app.get(
    '/health/ready',
    {
      config: { permit: 'open' },
      schema: { tags, summary: 'Both stores answer', response: { 200: Ready, ...problems } },
    },
    async () => {
      const stores = await health.check()
      if (stores.records === 'ok' && stores.journeys === 'ok') return { status: 'ok' as const, ...stores }
      throw appError(
        'store.unreachable',
        'A store does not answer. See `facts` for which one and why.',
        stores,
      )
    },
  )

  app.get(
    '/metrics',
    { config: { permit: 'metrics' }, schema: { tags, summary: 'Prometheus metrics' } },
    async (_request, reply) => reply.header('content-type', metrics.contentType).send(await metrics.text()),
  )
})
