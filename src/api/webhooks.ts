/** Webhooks: other systems that are told what happens here, and how the messages to them fare. */
import { z } from 'zod'
import {
  Delivery,
  DeliveryState,
  DeliveryWithBody,
  NewWebhook,
  Webhook,
  WebhookDesign,
} from '../model/webhook.ts'
import { actorOf } from './actor.ts'
import { NumberPath } from './ids.ts'
import { PageQuery } from './paging.ts'
import { Nothing, problems, resource } from './resource.ts'

const config = { permit: 'settings' } as const
/** Where everything that happens goes to another place from now on, session or not. */
const proven = { ...config, proof: 'always' } as const
const DeliveryPath = NumberPath.extend({
  delivery: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
})
const Replayed = z.object({ replayed: z.number().int() })

export const webhooks = resource(['webhooks'], (app, { webhooks }) => {
  const tags = ['Webhooks']

  app.get(
    '/webhooks',
    { config, schema: { tags, summary: 'All webhooks', response: { 200: z.array(Webhook), ...problems } } },
    async () => await webhooks.list(),
  )

  app.post(
    '/webhooks',
    {
      config: { ...proven, did: 'Added a webhook' },
      schema: {
        tags,
        summary: 'Tell another system what happens here; the secret is shown this once',
        description:
          'Messages are signed by the scheme of Standard Webhooks: webhook-signature is "v1," and the base64 of HMAC-SHA256 over ' +
          '"webhook-id.webhook-timestamp.body" with the base64-decoded secret after "whsec_". Each message arrives at least once, ' +
          'with the same webhook-id in every attempt; mostly in order, and records carry their version.',
        body: WebhookDesign,
        response: { 201: NewWebhook, ...problems },
      },
    },
    async (request, reply) => {
      const made = await webhooks.make(request.body, actorOf(request).name)
      request.auditFacts.webhook = { id: made.id, name: made.name, happenings: made.happenings }
      return reply.code(201).send(made)
    },
  )

  app.put(
    '/webhooks/:id',
    {
      config: { ...proven, did: 'Changed a webhook' },
      schema: {
        tags,
        summary: 'Change a webhook; `active` turns it off and on',
        params: NumberPath,
        body: WebhookDesign,
        response: { 200: Webhook, ...problems },
      },
    },
    async (request) => {
      const { name, happenings, active } = request.body
      request.auditFacts.webhook = { name, happenings, active }
      return await webhooks.change(request.params.id, request.body)
    },
  )

  app.delete(
    '/webhooks/:id',
    {
      config: { ...config, did: 'Removed a webhook' },
      schema: {
        tags,
        summary: 'Remove a webhook and its messages',
        params: NumberPath,
        response: { 204: Nothing, ...problems },
      },
    },
    async (request, reply) => {
      await webhooks.remove(request.params.id)
      return reply.code(204).send()
    },
  )

  app.post(
    '/webhooks/:id/secret',
    {
      config: { ...proven, did: 'Made a new secret of a webhook' },
      schema: {
        tags,
        summary: 'Make a new secret, shown this once; the one before signs beside it for 24 hours',
        params: NumberPath,
        response: { 201: NewWebhook, ...problems },
      },
    },
    async (request, reply) => reply.code(201).send(await webhooks.changeSecret(request.params.id)),
  )

  app.post(
    '/webhooks/:id/test',
    {
      config: { ...config, did: 'Sent a test message of a webhook' },
      schema: {
        tags,
        summary: 'Send a test message now; the answer says how it fared',
        params: NumberPath,
        response: { 200: Delivery, ...problems },
      },
    },
    async (request) => await webhooks.test(request.params.id),
  )

  app.get(
    '/webhooks/:id/deliveries',
    {
      config,
      schema: {
        tags,
        summary: 'Messages to a webhook, newest first',
        description: 'Delivered ones are kept for 7 days, others for 30.',
        params: NumberPath,
        querystring: PageQuery.extend({ state: DeliveryState.optional() }),
        response: { 200: z.object({ rows: z.array(Delivery), next: z.string().nullable() }), ...problems },
      },
    },
    async (request) => await webhooks.deliveries(request.params.id, request.query),
  )

  app.get(
    '/webhooks/:id/deliveries/:delivery',
    {
      config,
      schema: {
        tags,
        summary: 'One message, with what is sent',
        params: DeliveryPath,
        response: { 200: DeliveryWithBody, ...problems },
      },
    },
    async (request) => await webhooks.delivery(request.params.id, request.params.delivery),
  )

  app.post(
    '/webhooks/:id/deliveries/:delivery/replay',
    {
      config: { ...config, did: 'Sent a message of a webhook again' },
      schema: {
        tags,
        summary: 'Send a message again, under the same webhook-id',
        params: DeliveryPath,
        response: { 200: Replayed, ...problems },
      },
    },
    async (request) => ({ replayed: await webhooks.replay(request.params.id, request.params.delivery) }),
  )

  app.post(
    '/webhooks/:id/replay',
    {
      config: { ...config, did: 'Sent messages of a webhook again that were given up' },
      schema: {
        tags,
        summary: 'Send all messages again that were given up',
        params: NumberPath,
        response: { 200: Replayed, ...problems },
      },
    },
    async (request) => ({ replayed: await webhooks.replay(request.params.id) }),
  )
})
