/** What the collection API accepts: the public Segment message shape, read leniently. */
import { z } from 'zod'

const Id = z.union([z.string(), z.number()]).transform(String)
const Time = z.union([z.string(), z.number(), z.date()])
const Bag = z.record(z.string(), z.unknown())

export const messageTypes = ['track', 'identify', 'page', 'screen', 'group', 'alias'] as const
export const MessageType = z.enum(messageTypes)
export type MessageType = z.infer<typeof MessageType>

export const Message = z.looseObject({
  type: MessageType,
  messageId: Id.nullish(),
  userId: Id.nullish(),
  anonymousId: Id.nullish(),
  previousId: Id.nullish(),
  groupId: Id.nullish(),
  event: z.string().nullish(),
  name: z.string().nullish(),
  category: z.string().nullish(),
  channel: z.string().nullish(),
  timestamp: Time.nullish(),
  originalTimestamp: Time.nullish(),
  sentAt: Time.nullish(),
  properties: Bag.nullish(),
  traits: Bag.nullish(),
  context: Bag.nullish(),
})
export type Message = z.infer<typeof Message>

/** Why an interaction was not taken, or taken with a remark. Closed: a new reason is a new line here. */
export const warningReasons = {
  'not-an-object': 'The item is not a JSON object.',
  'too-large': 'The item is larger than 32 KB.',
  'unknown-type': 'The type is not one of track, identify, page, screen, group, alias.',
  'invalid-shape': 'A field has the wrong kind of value.',
  'event-missing': 'A track call needs the field "event".',
  'no-identifier': 'The item needs a userId or an anonymousId.',
  'reserved-identifier': 'The id is a placeholder (such as "null" or "guest") and stands for nobody.',
  'time-unreadable': 'The timestamp cannot be read as a date.',
  'time-in-future': 'The timestamp is more than 24 hours ahead of the time of receipt.',
  'time-before-1970': 'The timestamp is before 1970.',
  'score-out-of-range': 'A score lies outside its scale and was left out; the interaction was kept.',
  'merge-refused': 'Two identified customers are never joined silently; join them by hand if they are one.',
  'identifier-limit': 'The customer already has the largest number of identifiers; the id was not joined.',
  erased: 'It is about a person who was erased. An admin can let her back in, in Settings, Erasures.',
  'too-many-kinds': 'There are too many different event names; the interaction was filed under "other".',
} as const
export type WarningReason = keyof typeof warningReasons
export const WarningReason = z.enum(Object.keys(warningReasons) as [WarningReason, ...WarningReason[]])

/** The answer for one item of a batch. */
export const ItemResult = z.discriminatedUnion('status', [
  z.object({ index: z.number(), status: z.literal('accepted'), messageId: z.string() }),
  z.object({ index: z.number(), status: z.literal('duplicate'), messageId: z.string() }),
  z.object({
    index: z.number(),
    status: z.literal('refused'),
    code: WarningReason,
    message: z.string(),
    field: z.string().optional(),
  }),
])
export type ItemResult = z.infer<typeof ItemResult>
