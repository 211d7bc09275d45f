/** A server without limits of requests that says which routes it has, so that a test asks all of them and none is forgotten. */
import pino, { type Logger } from 'pino'
import type { App } from '../../src/api/app.ts'
import type { Permit } from '../../src/api/permit.ts'
import { buildServer } from '../../src/api/server.ts'
import type { Given } from '../api-given.ts'

export type EveryRoute = { method: string; url: string; permit: Permit; unaudited: boolean }

type More = { logger?: Logger; watch?(app: App): void }

/** `watch`: what else is hooked in before the routes are there. */
export async function everyRoute(
  { waymark, directory }: Given,
  { logger = pino({ level: 'silent' }), watch }: More = {},
): Promise<{ app: App; routes: EveryRoute[] }> {
  const routes: EveryRoute[] = []
  const app = await buildServer({
    services: waymark.parts.services,
    logger,
    web: directory,
    requestsPerMinute: 1e6,
    requestsPerKeyAndMinute: 1e6,
    metrics: {
      watch(app) {
        app.addHook('onRoute', ({ method, url, config }) => {
          for (const one of [method].flat())
            if (one !== 'HEAD')
              routes.push({
                ...{ method: one, url, permit: config?.permit ?? 'open' },
                unaudited: config?.unaudited === true,
              })
        })
        watch?.(app)
      },
    },
  })
  return { app, routes }
}
