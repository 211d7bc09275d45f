/** Puts the HTTP server together: guards, resources, document, web app. */
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import { createSerializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Logger } from 'pino'
import { appError } from '../model/app-error.ts'
import type { App } from './app.ts'
import { auditRequests } from './audit-requests.ts'
import { clientProblem } from './client-problem.ts'
import { collection } from './collection.ts'
import { describeApi } from './document.ts'
import { type OwnNames, refuseForeignHost, refuseForeignOrigin } from './guard-origin.ts'
import { refuseUnstorableText } from './guard-text.ts'
import { health } from './health.ts'
import { hooks } from './hooks.ts'
import { answerOnce } from './idempotency.ts'
import { identify } from './identify.ts'
import { resources } from './index.ts'
import type { Metrics } from './metrics.ts'
import { parseJson } from './parse-json.ts'
import { checkPermit, requirePermit } from './permit.ts'
import { answerProblem } from './problem.ts'
import { limitByAddress, limitByKey } from './rate-limits.ts'
import { keepNowhere, secureHeaders } from './security.ts'
import type { Services } from './services.ts'
import { serveWeb } from './static-web.ts'
import { endWhenNotAllowed } from './while-allowed.ts'

export type ServerOptions = {
  services: Services
  logger: Logger
  metrics?: Pick<Metrics, 'watch'>
  /** Folder with the built web app. */
  web: string
  /** Under which names it answers; undefined only when whoever starts the server takes care of that. */
  names?: OwnNames
  /** Proxies that are believed when they say who asks. */
  trustProxy?: string[]
  /** From one address. */
  requestsPerMinute?: number
  /** With one API key. */
  requestsPerKeyAndMinute?: number
}

const maxBodyBytes = 4 * 1024 * 1024
const maxDepth = 64

export const buildServer = async (options: ServerOptions): Promise<App> => {
  const { services, logger, names, requestsPerMinute = 6000, requestsPerKeyAndMinute = 3000 } = options
  const app: App = Fastify({
    loggerInstance: logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: maxBodyBytes,
    requestTimeout: 0,
    trustProxy: options.trustProxy ?? false,
    // A segment travels in the address, with every brace as three characters.
    http: { maxHeaderSize: 64 * 1024 },
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: true },
    frameworkErrors: (error, request, reply) => answerProblem(error, request as never, reply as never),
    clientErrorHandler: clientProblem,
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(createSerializerCompiler())
  app.setErrorHandler(answerProblem)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => (body.length === 0 ? undefined : parseJson(body, maxDepth)),
  )

  app.addHook('onRoute', requirePermit)
  options.metrics?.watch(app)
  if (names) app.addHook('onRequest', refuseForeignHost(names))
  await secureHeaders(app, { https: names?.publicUrl?.startsWith('https:') === true })
  await app.register(rateLimit, {
    global: false,
    max: requestsPerMinute,
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, context) =>
      appError(
        'request.rate-limited',
        `More than ${context.max} requests in a minute. Wait ${context.after}.`,
        {
          retryAfterSeconds: context.ttl / 1000,
        },
      ),
  })
  app.addHook('onRequest', limitByAddress(app))
  identify(app, services.access)
  auditRequests(app, services.access)
  app.addHook('onRequest', limitByKey(app, requestsPerKeyAndMinute))
  app.addHook('onRequest', checkPermit)
  await describeApi(app)

  collection.routes(app, services)
  hooks.routes(app, services)
  health.routes(app, services)
  await app.register(
    async (scope: App) => {
      scope.addHook('onRequest', refuseForeignOrigin)
      scope.addHook('preValidation', refuseUnstorableText)
      scope.addHook('onSend', keepNowhere)
      endWhenNotAllowed(scope, services.access)
      answerOnce(scope, services.erasures.onErased)
      for (const { routes } of resources) routes(scope, services)
    },
    { prefix: '/api/v1' },
  )
  await serveWeb(app, options.web)
  app.addHook('preClose', async () => services.live.close())
  return app
}
