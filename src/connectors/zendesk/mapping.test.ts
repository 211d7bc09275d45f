/** Zendesk's events in the shape of 2022-06-20 and 2022-11-06. */
import { expect, test } from 'vitest'
import { readZendesk } from './mapping.ts'

const read = (type: string, detail: object, event: object = {}) => {
  const reading = readZendesk({
    ...{ account_id: 21, id: `z-${type}`, time: '2026-03-01T10:00:00.123456789Z' },
    ...{ type: `zen:event-type${type}`, subject: 'zen:ticket:141', zendesk_event_version: '2022-06-20' },
    ...{ detail, event },
  })
  return { told: [], records: [], remember: [], ...reading }
}
const ticket = {
  ...{ id: '141', requester_id: '8', subject: 'Where is it?', description: 'Not here.', priority: 'HIGH' },
  ...{ status: 'OPEN', created_at: '2026-03-01T10:00:00Z', via: { channel: 'web' }, organization_id: null },
}
const user = { id: '8', email: 'zed@shop.test', external_id: null, role: 'end-user', organization_id: null }

test('a chat message is hers or our people’s; the ticket says whose it is, and machines say nothing', () => {
  expect(read(':ticket.created', ticket).remember).toEqual([['ticket:21:141', { otherId: 'zendesk:21:8' }]])
  const message = (type: string) =>
    read(
      ':messaging_ticket.message_added',
      { id: '141' },
      {
        actor: { id: 'a', name: 'A', type },
        message: { id: 'm', body: 'It is broken.' },
      },
    ).told
  expect(message('end_user')).toMatchObject([
    {
      event: 'Ticket commented',
      about: 'ticket:21:141',
      properties: { channel: 'chat', text: 'It is broken.' },
    },
  ])
  expect(message('agent')).toMatchObject([
    { event: 'Ticket replied', properties: { reply: 'It is broken.' } },
  ])
  expect([message('trigger'), message('system')]).toEqual([[], []])
})

test('our own people who get an account there become no customers', () => {
  for (const role of ['agent', 'admin'])
    expect(read(':user.created', { ...user, role })).toMatchObject({ told: [], records: [], remember: [] })
  expect(read(':user.created', user).told).toMatchObject([{ person: { email: 'zed@shop.test' } }])
})

test('who somebody is now is remembered, whichever way the type is written, and tells nothing', () => {
  for (const type of ['/user.identity_created', ':user.external_id_changed', '/user.merged'])
    expect(read(type, { ...user, external_id: '77' }), type).toMatchObject({
      told: [],
      remember: [['user:21:8', { userId: '77', email: 'zed@shop.test' }]],
    })
})

test('an account that is switched off there is told of; who has it does not begin here', () => {
  const off = read(':user.active_changed', user, { current: false, previous: true })
  expect(off.told).toMatchObject([
    { event: 'Help desk account deleted', person: { otherId: 'zendesk:21:8' } },
  ])
  expect(off.records).toEqual([])
  expect(read(':user.active_changed', user, { current: true, previous: false }).told).toEqual([])
})

test('a ticket that is changed in any other way says how it is now; other things are unknown', () => {
  expect(read(':ticket.tags_changed', ticket)).toMatchObject({
    kind: 'told',
    told: [],
    records: [{ type: 'ticket' }],
  })
  expect(read(':article.published', { id: '1' })).toMatchObject({ kind: 'unknown' })
})
