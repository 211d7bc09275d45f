/** The built web app: hashed files kept for ever, every other address answered with its page. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { appError } from '../model/app-error.ts'
import type { App } from './app.ts'

const apiPrefixes = ['/api/', '/v1/', '/docs/', '/health/', '/metrics']

const notBuilt = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Waymark</title>
<h1>The web app is not built yet</h1><p>Run <code>npm run build</code>, then load this page again. The API already answers; see <a href="/docs">/docs</a>.</p></html>`

const wantsPage = (request: FastifyRequest): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') &&
  !apiPrefixes.some((prefix) => `${request.url}/`.startsWith(prefix)) &&
  (request.headers.accept ?? '*/*').match(/text\/html|\*\/\*/) !== null

/** A missing script must be a 404, not the page: the browser would try to run it. */
const looksLikeFile = (request: FastifyRequest): boolean =>
  /\.(js|mjs|css|map|woff2?|png|svg|ico|json|txt)$/.test(request.url.split('?')[0] ?? '')

/** Any website includes it. A day old at most, so that a new version arrives without a change there. */
const trackerHeaders = (reply: { header(name: string, value: string): unknown }): void => {
  reply.header('cache-control', 'public, max-age=86400, stale-while-revalidate=604800')
  reply.header('cross-origin-resource-policy', 'cross-origin')
  reply.header('access-control-allow-origin', '*')
}

export const serveWeb = async (app: App, root: string): Promise<void> => {
  const answerPage = (request: FastifyRequest, reply: FastifyReply) => {
    if (!wantsPage(request) || looksLikeFile(request))
      throw appError(
        'request.not-found',
        `There is nothing at ${request.method} ${request.url.slice(0, 200)}. See /docs for what there is.`,
      )
    reply.header('cache-control', 'no-cache')
    if (!existsSync(join(root, 'index.html'))) return reply.code(503).type('text/html').send(notBuilt)
    return reply.sendFile('index.html', { cacheControl: false })
  }

  await app.register(fastifyStatic, {
    root,
    index: false,
    decorateReply: true,
    schemaHide: true,
    suppressWarning: true,
    preCompressed: true,
    cacheControl: false,
    // A folder is no file: the library would look for a file without a name in it, and refuse.
    allowedPath: (path) => !path.endsWith('/'),
    setHeaders: (reply, path) => {
      // The path is that of the compressed file, where there is one.
      if (/\/waymark\.js(\.br|\.gz)?$/.test(path)) return void trackerHeaders(reply)
      reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  app.setNotFoundHandler(answerPage)
}
