/** Keys of programs that use this API. */
import { z } from 'zod'
import { ApiKey, ApiKeyWish, NewApiKey } from '../model/api-key.ts'
import { appError } from '../model/app-error.ts'
import { actorOf } from './actor.ts'
import { NumberPath } from './ids.ts'
import { Nothing, problems, resource } from './resource.ts'

const config = { permit: 'keys' } as const

export const apiKeys = resource(['access'], (app, { access }) => {
  const tags = ['API keys']

  app.get(
    '/api-keys',
    { config, schema: { tags, summary: 'All API keys', response: { 200: z.array(ApiKey), ...problems } } },
    async () => await access.keys.list(),
  )

  app.post(
    '/api-keys',
    {
      config: { ...config, did: 'Made an API key' },
      schema: {
        tags,
        summary: 'Make an API key; it is shown this once',
        body: ApiKeyWish,
        response: { 201: NewApiKey, ...problems },
      },
    },
    async (request, reply) => {
      const { name, scopes, expiresAt } = request.body
      if (expiresAt && Date.parse(expiresAt) <= Date.now())
        throw appError('request.invalid', 'The key would have run out already. Choose a later day.', {
          where: 'body.expiresAt',
        })
      const made = await access.keys.create(request.body, actorOf(request))
      request.auditFacts.key = { id: made.id, name, scopes, expiresAt }
      return reply.code(201).send(made)
    },
  )

  app.delete(
    '/api-keys/:id',
    {
      config: { ...config, did: 'Revoked an API key' },
      schema: {
        tags,
        summary: 'Revoke an API key',
        params: NumberPath,
        response: { 204: Nothing, ...problems },
      },
    },
    async (request, reply) => {
      await access.keys.revoke(request.params.id)
      return reply.code(204).send()
    },
  )
})
