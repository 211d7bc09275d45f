/** The API document: OpenAPI 3.1 made from the same schemas, and its page at /docs. */
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { App } from './app.ts'
import { nameComponents } from './components.ts'

const description = `Everything the web app does goes through this API.

Errors are \`application/problem+json\` with a stable \`code\`, a \`detail\` that says what to do next and, where a field is wrong, \`where\`.
Lists are paged by \`limit\` and \`cursor\` (\`next\` of the page before). Maps and records carry an \`ETag\`; changing one needs \`If-Match\`, and is answered with 412 when somebody else was first.
A POST may carry an \`Idempotency-Key\`: sent twice within 24 hours, it is done once (kept in memory, so until the server restarts).
Times are ISO 8601 in UTC. Customer ids are decimal strings, since JSON numbers lose digits.
Programs send an API key as Bearer token; \`x-permission\` of an operation names the scope that it needs.`

const routePrefix = '/docs'

type Security = { [scheme: string]: string[] }[]
const person: Security = [{ session: [] }]
const personOrKey: Security = [...person, { apiKey: [] }]

/** Says in the document, too, what a caller needs. */
const withPermit: typeof jsonSchemaTransform = (input) => {
  const { schema, url } = jsonSchemaTransform(input)
  const permit = input.route.config?.permit
  if (!permit || permit === 'open' || permit === 'write-key') return { schema, url }
  const security = permit === 'own-account' ? person : personOrKey
  return { schema: { ...schema, security, 'x-permission': permit }, url }
}

export const describeApi = async (app: App): Promise<void> => {
  nameComponents()
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Waymark', version: '1', description },
      components: {
        securitySchemes: {
          apiKey: {
            type: 'http',
            scheme: 'bearer',
            description: 'an API key; what it may do are its scopes',
          },
          session: { type: 'apiKey', in: 'cookie', name: 'waymark.session_token' },
          writeKey: { type: 'http', scheme: 'basic', description: 'the write key as user name, no password' },
        },
      },
    },
    transform: withPermit,
    transformObject: jsonSchemaTransformObject,
  })
  await app.register(swaggerUi, {
    routePrefix,
    uiConfig: { docExpansion: 'list', deepLinking: true, validatorUrl: null, layout: 'BaseLayout' },
    theme: { title: 'Waymark API' },
    // The page has no inline scripts; its bundle sets styles and data: images itself.
    staticCSP:
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'",
  })
  app.get('/api/v1/openapi.json', { config: { permit: 'open' }, schema: { hide: true } }, async () =>
    app.swagger(),
  )
}
