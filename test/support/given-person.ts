/** One person with an unusual word in every field and every place, beside others who must not notice that she goes. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RecordAnswer } from '../../src/model/crm/crm-record.ts'
import type { RecordImport } from '../../src/model/crm/record-import.ts'
import type { Given } from '../api-given.ts'

/** Stands in everything of hers and in nothing else; parts tell where it came from. */
export const mark = 'zyxqv'
export const her = `${mark}-user-1`

const basic = (key: string) => ({ authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` })

const track = (userId: string, event: string, at: string, more: object = {}) => ({
  type: 'track',
  messageId: `${userId}-${event}-${at}`,
  userId,
  event,
  timestamp: at,
  ...more,
})

export const othersSaid = [
  track('bob', 'visit', '2026-01-05T09:00:00Z', { properties: { text: 'All good, thank you!' } }),
  track('bob', 'order', '2026-01-06T09:00:00Z', { properties: { nps: 9, value: 20, currency: 'EUR' } }),
  track('cleo', 'visit', '2026-01-05T10:00:00Z', { anonymousId: 'shared-tablet' }),
  {
    type: 'track',
    messageId: 'tablet-1',
    anonymousId: 'shared-tablet',
    event: 'visit',
    timestamp: '2026-01-05T15:00:00Z',
  },
  track('cleo', 'order', '2026-01-10T10:00:00Z', { properties: { nps: 3 } }),
]

export const sheSaid = [
  track(her, 'visit', '2026-01-05T11:00:00Z', {
    anonymousId: `${mark}-device`,
    properties: { text: `It is terrible, says ${mark}said`, page: `/x/${mark}page` },
  }),
  track(her, 'visit', '2026-01-06T10:00:00Z', {
    anonymousId: 'shared-tablet',
    properties: { text: `${mark}tablet` },
  }),
  track(her, 'order', '2026-01-06T11:00:00Z', {
    properties: { nps: 1, order_id: `${mark}-order`, value: 99, currency: 'EUR' },
  }),
  track(her, `${mark}event`, '2026-01-07T11:00:00Z'),
  {
    type: 'identify',
    messageId: `${mark}-identify`,
    userId: her,
    timestamp: '2026-01-05T11:00:01Z',
    traits: {
      name: `${mark}name Marlow`,
      email: `${mark}mail@marlow.example`,
      email_verified: true,
      city: `${mark}city`,
      shoe: `${mark}shoe`,
    },
  },
  {
    type: 'track',
    messageId: `${mark}-anonymous`,
    anonymousId: `${mark}-device`,
    event: 'visit',
    timestamp: '2026-01-05T10:30:00Z',
  },
  {
    type: 'alias',
    messageId: `${mark}-alias`,
    userId: her,
    previousId: `${mark}-before`,
    timestamp: '2026-01-05T12:00:00Z',
  },
]

/** Without an id of hers, and while the tablet was in her hands. */
const withHerTablet = {
  type: 'track',
  messageId: 'tablet-2',
  anonymousId: 'shared-tablet',
  event: 'visit',
  timestamp: '2026-01-09T10:00:00Z',
  properties: { text: `${mark}typed` },
}

/** Messages that are refused, so that they stand among the warnings. */
const sheSaidWrongly = [
  {
    type: 'track',
    userId: her,
    event: 'visit',
    timestamp: `${mark}when`,
    properties: { x: `${mark}warned` },
  },
]

export const send = async (given: Given, batch: readonly object[]) =>
  (await given.ask('POST', '/v1/batch', { batch }, basic(given.writeKey))).json as {
    results: { status: string; code?: string }[]
  }

const made = async (given: Given, type: string, values: object): Promise<string> => {
  const { status, json, text } = await given.ask('POST', `/api/v1/records/${type}`, { values })
  if (status !== 201) throw new Error(`${type}: ${text}`)
  return (json as RecordAnswer).record.id
}

/** Everything about her that people write; returns the id of her record. */
export async function plantPerson(given: Given): Promise<string> {
  await send(given, [...sheSaid, withHerTablet])
  await send(given, sheSaidWrongly)
  const { crm, profiles, outbox } = given.waymark.parts
  await profiles.written()
  const found = await crm.list('customer', { limit: 5, query: `${mark}name` })
  const id = found.rows[0]?.id
  if (!id) throw new Error('She has no record.')
  const field = (
    await given.ask('POST', '/api/v1/record-types/customer/fields', {
      ...{ label: 'Nickname', kind: 'text' },
    })
  ).json as { name?: string }
  const version = found.rows[0]?.version ?? 1
  const values = {
    phone: `+353 21 ${mark}phone`,
    about: `${mark}about`,
    jobTitle: `${mark}job`,
    website: `https://${mark}.example`,
    ...(field?.name ? { [field.name]: `${mark}nick` } : {}),
  }
  await given.ask('PATCH', `/api/v1/records/customer/${id}`, { values }, { 'if-match': `"${version}"` })
  await given.ask('POST', '/api/v1/records/customer/batch', {
    writes: [{ do: 'update', id, values: { jobTitle: `${mark}later` } }],
  })
  const ticket = await made(given, 'ticket', {
    subject: `${mark}subject`,
    description: `${mark}description`,
    customer: id,
  })
  const deal = await made(given, 'deal', {
    name: `${mark}deal`,
    customer: id,
    lostReason: `${mark}lost`,
    amount: { minor: 5, currency: 'EUR' },
  })
  await made(given, 'order', {
    name: `${mark}order`,
    externalId: `${mark}-o-1`,
    customer: id,
    lines: [{ name: `${mark}line`, quantity: 1, price: { minor: 5, currency: 'EUR' } }],
  })
  await made(given, 'note', { text: `${mark}note`, customer: id, scale: 'nps', score: 2 })
  await made(given, 'note', { text: `${mark}deeper`, deal })
  await made(given, 'activity', {
    subject: `${mark}call`,
    kind: 'call',
    text: `${mark}talk`,
    direction: 'in',
    customer: id,
    ticket,
  })
  await made(given, 'task', {
    title: `${mark}task`,
    about: `${mark}todo`,
    customer: id,
    reminder: new Date(Date.now() - 60_000).toISOString(),
  })
  await given.waymark.parts.reminders.told()
  await given.ask('POST', `/api/v1/customers/${id}/consents`, {
    channel: 'email',
    purpose: `${mark}purpose`,
    state: 'granted',
    source: `${mark}source`,
  })
  await given.ask(
    'POST',
    `/api/v1/records/customer/${id}/files?fileName=${mark}file.txt`,
    `${mark}contents`,
    { 'content-type': 'application/octet-stream' },
  )
  await outbox.emptied()
  await given.waymark.parts.keeper.caughtUp()
  return id
}

/** `lines`: of customer, time, event, text and e-mail. */
export async function importHer(given: Given, lines?: string): Promise<number> {
  const { importer } = given.waymark.parts
  await mkdir(importer.uploads, { recursive: true })
  const file = join(importer.uploads, `${Date.now()}.csv`)
  await writeFile(
    file,
    lines
      ? `customer,time,event,text,E-mail\n${lines}`
      : `customer,time,event,text\n${her},2026-01-08,visit,${mark}imported\nbob,2026-01-08,visit,fine\n`,
  )
  const { id } = await importer.create(`people.csv`, file, 120)
  await importer.settled(id)
  await importer.run(id)
  await importer.settled(id)
  return id
}

/** Other systems that are told of her, and that tell of her; returns the address of a hook. */
export async function plantElsewhere(given: Given, receiver: string): Promise<string> {
  const ask = async <Answer>(path: string, body: object): Promise<Answer> => {
    const { status, json, text } = await given.ask('POST', `/api/v1${path}`, body)
    if (status >= 300) throw new Error(`${path}: ${text}`)
    return json as Answer
  }
  await ask('/webhooks', {
    name: 'Warehouse',
    url: receiver,
    happenings: ['customer.updated', 'task.created', 'note.created', 'interaction.accepted'],
  })
  const { id } = await ask<{ id: string }>('/connections', {
    connector: 'webhook',
    name: 'Survey tool',
    settings: { scheme: 'token', header: 'X-Token', secret: hookToken },
    everyMinutes: 15,
  })
  return id
}

const hookToken = 'a token for hooks'

export async function sendToHook(given: Given, hook: string, payload: object): Promise<void> {
  const { status, text } = await given.ask('POST', `/v1/hooks/${hook}`, payload, { 'x-token': hookToken })
  if (status !== 200) throw new Error(text)
  await given.waymark.parts.services.connections.runner.idle()
}

export async function importRecordsWithHer(given: Given): Promise<RecordImport> {
  const { recordImports } = given.waymark.parts.services
  // The second is recognised by her address; the third is refused, and names her by her id.
  const rows = [
    'bob,,,',
    `,${mark}renamed,${mark}mail@marlow.example,`,
    `${her},${mark}refused,,http://not a link`,
  ]
  const content = ['external id,name,email,website', ...rows].join('\n')
  const { json, text } = await given.ask(
    'POST',
    '/api/v1/record-imports?fileName=customers.csv&type=customer',
    content,
    { 'content-type': 'application/octet-stream' },
  )
  const { id } = json as { id: number }
  const { settings } = await recordImports.settled(id)
  if (!settings) throw new Error(text)
  const targets = { 'external id': 'externalId', name: 'name', email: 'email', website: 'website' }
  const columns = Object.entries(targets).map(([column, target]) => ({ column, target }))
  const wish = { ...settings, columns, match: ['externalId', 'email'] }
  await given.ask('PUT', `/api/v1/record-imports/${id}/settings`, wish)
  await recordImports.settled(id)
  await given.ask('POST', `/api/v1/record-imports/${id}/run`)
  return recordImports.settled(id)
}
