/** Webhooks out: who is told of what, the messages, and the parts that send them. */
import type { Kysely } from 'kysely'
import { appError } from '../model/app-error.ts'
import type {
  Delivery,
  DeliveryState,
  DeliveryWithBody,
  NewWebhook,
  Webhook,
  WebhookDesign,
} from '../model/webhook.ts'
import type { SafeClient } from '../net/safe-client.ts'
import { sealOf } from '../storage/records/sealed-secrets.ts'
import type { Tables } from '../storage/records/tables.ts'
import { deliveriesOf, deliveryOf, makeTest, replay } from './delivery-rows.ts'
import { createInteractionFeed, type FeedSettings } from './interaction-feed.ts'
import { sealOpenSecrets } from './secret-rows.ts'
import { claimMs, createSender } from './sender.ts'
import {
  changeSecret,
  changeWebhook,
  listWebhooks,
  makeWebhook,
  removeWebhook,
  webhookOf,
} from './webhook-rows.ts'

export type WebhookSettings = Omit<FeedSettings, 'db' | 'onStored'> & {
  /** The installation's own secret, from which the key for secrets of webhooks is made. */
  secret: string
  db: Kysely<Tables>
  client: Pick<SafeClient, 'send'>
}

export type Webhooks = ReturnType<typeof createWebhooks>

export const createWebhooks = ({ db, secret, client, clock, onTrouble, acceptedSince }: WebhookSettings) => {
  const seal = sealOf(secret, 'waymark webhooks')
  const sender = createSender({ db, seal, client, clock, onTrouble })
  const feed = createInteractionFeed({ db, acceptedSince, clock, onTrouble, onStored: sender.wake })

  const subscribing = async ({ happenings }: WebhookDesign): Promise<void> => {
    if (happenings.includes('interaction.accepted')) await feed.beforeSubscribing()
  }

  return {
    /** Something was stored for webhooks. */
    wake: sender.wake,
    interactionsAccepted: feed.note,
    /** After a start. */
    async catchUp(): Promise<void> {
      await sealOpenSecrets(db, seal)
      await feed.catchUp()
    },

    list: (): Promise<Webhook[]> => listWebhooks(db, clock()),
    async make(design: WebhookDesign, madeBy: string): Promise<NewWebhook> {
      await subscribing(design)
      return makeWebhook(db, seal, design, madeBy, clock())
    },
    async change(id: number, design: WebhookDesign): Promise<Webhook> {
      await subscribing(design)
      const changed = await changeWebhook(db, id, design, clock())
      sender.wake()
      return changed
    },
    remove: (id: number): Promise<void> => removeWebhook(db, id),
    changeSecret: (id: number): Promise<NewWebhook> => changeSecret(db, seal, id, clock()),

    async deliveries(
      id: number,
      { limit, cursor, state }: { limit: number; cursor?: string; state?: DeliveryState },
    ): Promise<{ rows: Delivery[]; next: string | null }> {
      const before = cursor === undefined ? undefined : Number(cursor)
      if (before !== undefined && !Number.isSafeInteger(before))
        throw appError('request.invalid', 'This cursor belongs to another list.', {
          where: 'querystring.cursor',
        })
      await webhookOf(db, clock(), id)
      return deliveriesOf(db, id, { limit, before, state })
    },
    delivery: (id: number, delivery: number): Promise<DeliveryWithBody> => deliveryOf(db, id, delivery),

    /** One message, or without its number all that were given up. */
    async replay(id: number, delivery?: number): Promise<number> {
      if (delivery !== undefined) await deliveryOf(db, id, delivery)
      else await webhookOf(db, clock(), id)
      const replayed = await replay(db, id, clock(), delivery)
      sender.wake()
      return replayed
    },

    /** Sends a message now, and says how it fared. */
    async test(id: number): Promise<Delivery> {
      const now = clock()
      const made = await makeTest(db, id, now, new Date(now.getTime() + claimMs))
      await sender.deliver(made)
      const { body: _body, ...delivery } = await deliveryOf(db, id, made.id)
      return delivery
    },

    async close() {
      await feed.close()
      await sender.close()
    },
  }
}
