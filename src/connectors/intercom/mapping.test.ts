/** Intercom's notifications, as its API 2.x sends them. */
import { expect, test } from 'vitest'
import { readIntercom } from './mapping.ts'

const read = (topic: string, item: object) => {
  const envelope = { type: 'notification_event', app_id: 'a1', id: `notif_${topic}`, delivery_attempts: 1 }
  const reading = readIntercom({
    ...{ ...envelope, topic, created_at: 1_772_000_000, first_sent_at: 1_772_000_001 },
    data: { type: 'notification_event_data', item },
  })
  return { told: [], records: [], remember: [], ...reading }
}
const contact = {
  type: 'contact',
  id: 'c1',
  external_id: null,
  email: 'ivy@shop.test',
  name: 'Ivy',
  role: 'user',
}

test('a contact that was deleted there is told of by its numbers, and makes nobody here', () => {
  for (const topic of ['contact.deleted', 'contact.archived']) {
    const { told, records } = read(topic, { ...contact, deleted: true })
    expect(told).toMatchObject([{ event: 'Account deleted', person: { otherId: 'intercom:c1' } }])
    expect([told[0]?.person, records]).toEqual([expect.not.objectContaining({ email: 'ivy@shop.test' }), []])
  }
})

test('a tag is no contact', () => {
  const tagged = { type: 'contact_tag', contact, tag: { id: 't', name: 'VIP' }, created_at: 1 }
  expect(read('contact.tag.created', tagged)).toMatchObject({ kind: 'unknown' })
  expect(read('contact.email.updated', contact).records).toHaveLength(1)
})

test('a remark that follows the stars is taken too', () => {
  const rated = { id: '1', conversation_rating: { rating: 2, remark: null, created_at: 1_772_000_100 } }
  const remarked = { ...rated, conversation_rating: { ...rated.conversation_rating, remark: 'Too slow' } }
  expect(read('conversation.rating.added', rated).told).toMatchObject([{ properties: { csat: 2 } }])
  const [remark] = read('conversation.rating.remarked', remarked).told
  expect(remark).toMatchObject({ event: 'Conversation rating explained', properties: { text: 'Too slow' } })
  expect(remark?.properties).not.toHaveProperty('csat')
})

test('a note among colleagues is not told', () => {
  expect(read('conversation.admin.noted', { id: '1' })).toMatchObject({ kind: 'unknown' })
})
