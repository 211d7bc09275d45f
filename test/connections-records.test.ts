/** Orders, tickets and people of connected systems over HTTP: in the lists of the CRM, and each fact once on timeline and map. */
import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Connection, HookDelivery } from '../src/model/connection.ts'
import type { CrmRecord, RecordPage } from '../src/model/crm/crm-record.ts'
import { type Given, givenWaymark } from './api-given.ts'

let given: Given
beforeAll(async () => {
  given = await givenWaymark()
})
afterAll(() => given?.close())

const secret = 'a secret of both sides'
const parts = () => given.waymark.parts
const idle = async () => {
  await parts().services.connections.runner.idle()
  await parts().outbox.emptied()
  await parts().profiles.written()
  await parts().keeper.caughtUp()
}
const make = async (connector: string, settings: object = {}): Promise<Connection> => {
  const wish = { connector, name: `My ${connector}`, settings: { secret, ...settings } }
  const { json, status, text } = await given.ask('POST', '/api/v1/connections', wish)
  if (status !== 201) throw new Error(text)
  return json as Connection
}
const sha = (text: string, encoding: 'hex' | 'base64') =>
  createHmac('sha256', secret).update(text).digest(encoding)
const sign: Record<string, (text: string) => Record<string, string>> = {
  shopify: (text) => ({ 'x-shopify-hmac-sha256': sha(text, 'base64') }),
  zendesk(text) {
    const time = new Date().toISOString()
    return {
      'x-zendesk-webhook-signature': sha(time + text, 'base64'),
      'x-zendesk-webhook-signature-timestamp': time,
    }
  },
  stripe(text) {
    const at = Math.floor(Date.now() / 1000)
    return { 'stripe-signature': `t=${at},v1=${sha(`${at}.${text}`, 'hex')}` }
  },
  intercom: (text) => ({
    'x-hub-signature': `sha1=${createHmac('sha1', secret).update(text).digest('hex')}`,
  }),
}
const send = async (made: Connection, payload: object, headers: Record<string, string> = {}) => {
  const text = JSON.stringify(payload)
  const signature = sign[made.connector]?.(text) ?? {}
  const answer = await given.ask('POST', made.hookPath ?? '', text, {
    cookie: 'none=1',
    ...signature,
    ...headers,
  })
  expect(answer.status, answer.text).toBe(200)
  await idle()
}
const replay = async ({ id }: Connection) => {
  await given.ask('POST', `/api/v1/connections/${id}/replay`, { which: 'all' })
  await idle()
}
const troubles = async ({ id }: Connection) =>
  ((await given.ask('GET', `/api/v1/connections/${id}/deliveries`)).json as { rows: HookDelivery[] }).rows
    .filter(({ state }) => state === 'failed')
    .map(({ error }) => error)

const list = async (type: string): Promise<RecordPage> =>
  (await given.ask('GET', `/api/v1/records/${type}?limit=100`)).json as RecordPage
const called = async (type: string, externalId: string): Promise<CrmRecord[]> =>
  (await list(type)).rows.filter(({ values }) => values.externalId === externalId)
const only = async (type: string, externalId: string): Promise<CrmRecord> => {
  const found = await called(type, externalId)
  expect(found, `${type} ${externalId}`).toHaveLength(1)
  return found[0] as CrmRecord
}
const change = async ({ type, id, version }: CrmRecord, values: object) => {
  const answer = await given.ask(
    'PATCH',
    `/api/v1/records/${type}/${id}`,
    { values },
    { 'if-match': `"${version}"` },
  )
  expect(answer.status, answer.text).toBe(200)
  await idle()
}
type Entry = { name?: string; event?: string; touchpoint?: { name: string }; value?: unknown }
const timeline = async (customer: unknown): Promise<string[]> => {
  const { json } = await given.ask('GET', `/api/v1/customers/${customer}/timeline?limit=100`)
  return (json as { entries: Entry[] }).entries.map((entry) => JSON.stringify(entry))
}
/** What is stored with an order's or a ticket's number, in the order of time. */
const facts = async (column: 'order_id' | 'ticket_id', id: string): Promise<[string, number][]> => {
  const names = new Map(
    parts()
      .catalogue.kinds()
      .map((kind) => [kind.id, kind.name]),
  )
  const rows = await parts().journeys.rows<{ kind: number; value: string }>(
    `SELECT kind, toString(value) AS value FROM interactions WHERE ${column} = {id:String} ORDER BY at, message_id`,
    { id },
  )
  return rows.map(({ kind, value }) => [names.get(Number(kind)) ?? '', Number(value)])
}

let n = 0
const topic = (name: string) => ({ 'x-shopify-topic': name, 'x-shopify-webhook-id': String(++n) })
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
const orderOf = (id: string, changes: object = {}) => ({
  id,
  name: `#${id}`,
  email: `buyer-${id}@marlow.test`,
  created_at: ago(10),
  processed_at: ago(10),
  updated_at: ago(10),
  total_price: '95.00',
  currency: 'EUR',
  customer: {
    id: `c${id}`,
    first_name: 'Ada',
    last_name: 'Berg',
    phone: '+45 1234',
    created_at: ago(20),
    updated_at: ago(10),
    default_address: { city: 'Aarhus', country: 'Denmark', company: 'Berg Bikes' },
    email_marketing_consent: { state: 'subscribed', consent_updated_at: ago(20) },
  },
  line_items: [
    { title: 'Bell', sku: 'B-1', quantity: 2, price: '25.00', total_discount: '5.00', variant_id: 71 },
    { title: 'Lamp', sku: 'L-1', quantity: 1, price: '50.00', variant_id: 72 },
  ],
  ...changes,
})

let shop: Connection
beforeEach(async () => {
  await given.waymark.parts.records.db.deleteFrom('connection').execute()
  shop = await make('shopify')
})

test('an order that is deleted in the shop is taken back with everything told of it', async () => {
  await send(shop, orderOf('9001'), topic('orders/create'))
  await send(shop, { ...orderOf('9001'), cancelled_at: ago(5) }, topic('orders/cancelled'))
  await send(shop, orderOf('9002'), topic('orders/create'))
  expect(await facts('order_id', '9001')).not.toEqual([])
  await only('order', '9001')
  await send(shop, { id: 9001 }, topic('orders/delete'))
  expect(await called('order', '9001')).toEqual([])
  expect(await facts('order_id', '9001')).toEqual([])
  await only('order', '9002')
  expect(await facts('order_id', '9002')).not.toEqual([])
  // Told once more from what is kept, it is the same in the end.
  await replay(shop)
  expect([await called('order', '9001'), await facts('order_id', '9001')]).toEqual([[], []])
  expect(await troubles(shop)).toEqual([])
})

test('an order is in the list with its lines and products, its buyer with phone, company and consent', async () => {
  expect(shop.settings.records).toBe(true)
  await send(shop, orderOf('1001'), topic('orders/create'))
  expect(await troubles(shop)).toEqual([])
  const order = await only('order', '1001')
  expect(order).toMatchObject({
    label: '#1001',
    createdBy: { kind: 'system', name: 'My shopify' },
    values: { status: 'placed', total: { minor: 9500, currency: 'EUR' }, channel: 'web' },
  })
  const products = (await list('product')).rows.filter(({ values }) =>
    ['B-1', 'L-1'].includes(String(values.code)),
  )
  expect(order.values.lines).toMatchObject([
    {
      name: 'Bell',
      quantity: 2,
      price: { minor: 2500 },
      discount: 10,
      product: products.find(({ label }) => label === 'Bell')?.id,
    },
    { name: 'Lamp', quantity: 1 },
  ])
  const her = await only('customer', 'buyer-1001@marlow.test')
  expect(order.values.customer).toBe(her.id)
  expect(her.values).toMatchObject({ name: 'Ada Berg', phone: '+45 1234', city: 'Aarhus' })
  const companies = (await list('company')).rows.filter(({ label }) => label === 'Berg Bikes')
  expect(companies.map(({ id }) => id)).toEqual([her.values.company])
  const consents = (await given.ask('GET', `/api/v1/customers/${her.id}/consents`)).json
  expect(consents).toMatchObject({
    history: [{ channel: 'email', purpose: 'marketing', state: 'granted', source: 'My shopify' }],
  })
})

test('each fact is on the timeline and on the map once: placed, shipped, refunded; sent again and replayed nothing changes', async () => {
  const create = orderOf('1002')
  const shipped = { id: 'F2', order_id: '1002', created_at: ago(8) }
  const refund = {
    id: 'R2',
    order_id: '1002',
    created_at: ago(6),
    transactions: [{ kind: 'refund', status: 'success', amount: '95.00', currency: 'EUR' }],
  }
  const after = orderOf('1002', { financial_status: 'refunded', updated_at: ago(5) })
  const everything = async () => {
    await send(shop, create, topic('orders/create'))
    await send(shop, shipped, topic('fulfillments/create'))
    await send(shop, refund, topic('refunds/create'))
    await send(shop, after, topic('orders/updated'))
  }
  await everything()
  const expected = [
    ['Order placed', 9500],
    ['Order shipped', 0],
    ['Order refunded', -9500],
  ]
  expect(await facts('order_id', '1002')).toEqual(expected)
  const order = await only('order', '1002')
  expect(order.values.status).toBe('refunded')
  const seen = await timeline(order.values.customer)
  for (const event of ['Order placed', 'Order shipped', 'Order refunded'])
    expect(
      seen.filter((entry) => entry.includes(event)),
      event,
    ).toHaveLength(1)
  const touchpoint = (name: string) =>
    parts().catalogue.touchpointOfKind()[
      parts()
        .catalogue.kinds()
        .find((kind) => kind.name === name)?.id ?? 0
    ] ?? 0
  const step = (name: string) => ({ id: name, name, touchpoints: [touchpoint(name)] })
  const design = {
    name: 'Shop',
    stages: [{ id: 'all', name: 'All', steps: [step('Order placed'), step('Order refunded')] }],
  }
  const map = ((await given.ask('POST', '/api/v1/maps', design)).json as { id: string }).id
  const measured = async () => {
    await parts().keeper.caughtUp()
    const { json } = await given.ask('GET', `/api/v1/maps/${map}/measure`)
    const { measure } = json as { measure: { steps: { id: string; reached: unknown; visits?: unknown }[] } }
    return JSON.stringify(measure.steps)
  }
  const before = await measured()
  await everything()
  await replay(shop)
  expect(await facts('order_id', '1002')).toEqual(expected)
  expect(await only('order', '1002')).toEqual(order)
  expect(await timeline(order.values.customer)).toEqual(seen)
  expect(await measured()).toEqual(before)
  expect(await troubles(shop)).toEqual([])
})

test('in whatever order it comes, and over two connections of one shop, the end is the same', async () => {
  const sent: [string, object][] = [
    ['orders/create', orderOf('1003')],
    ['fulfillments/create', { id: 'F3', order_id: '1003', created_at: ago(8) }],
    [
      'orders/updated',
      orderOf('1003', { fulfillment_status: 'fulfilled', updated_at: ago(7), name: '#1003b' }),
    ],
    [
      'fulfillments/update',
      { id: 'F3', order_id: '1003', created_at: ago(8), updated_at: ago(6), shipment_status: 'delivered' },
    ],
  ]
  const again = await make('shopify')
  for (const [name, payload] of sent.toReversed()) await send(shop, payload, topic(name))
  for (const [name, payload] of sent) await send(again, payload, topic(name))
  // What came before its order names nobody; once the order is there, it is told again.
  await replay(shop)
  expect((await only('order', '1003')).values).toMatchObject({ status: 'delivered', name: '#1003b' })
  expect((await facts('order_id', '1003')).map(([event]) => event)).toEqual([
    'Order placed',
    'Order shipped',
    'Order delivered',
  ])
})

test('what people changed stays until the other system changes it later; what both did counts once', async () => {
  await send(shop, orderOf('1004'), topic('orders/create'))
  await change(await only('order', '1004'), { name: 'Gift for Ada', status: 'cancelled' })
  expect((await facts('order_id', '1004')).map(([event]) => event)).toEqual([
    'Order placed',
    'Order cancelled',
  ])
  // Older, and a newer word that repeats what it said before.
  await send(shop, orderOf('1004', { updated_at: ago(9), name: '#older' }), topic('orders/updated'))
  await send(shop, orderOf('1004', { updated_at: ago(8), name: '#older' }), topic('orders/updated'))
  expect((await only('order', '1004')).values).toMatchObject({ name: 'Gift for Ada', status: 'cancelled' })
  const now = new Date().toISOString()
  const later = orderOf('1004', { updated_at: now, cancelled_at: now, name: '#newer' })
  await send(shop, later, topic('orders/cancelled'))
  const order = await only('order', '1004')
  expect(order.values).toMatchObject({ name: '#newer', status: 'cancelled' })
  expect((await facts('order_id', '1004')).map(([event]) => event)).toEqual([
    'Order placed',
    'Order cancelled',
  ])
  const history = (await given.ask('GET', `/api/v1/records/order/${order.id}/history`)).text
  expect(history).toContain('Gift for Ada')
})

test('what people deleted stays deleted, and an order that was entered before is not made again', async () => {
  await send(shop, orderOf('1005'), topic('orders/create'))
  const { id, values } = await only('order', '1005')
  await given.ask('DELETE', `/api/v1/records/order/${id}`)
  await send(shop, orderOf('1005', { updated_at: ago(1), name: 'back' }), topic('orders/updated'))
  expect(await called('order', '1005')).toEqual([])
  const customer = values.customer
  const entered = { externalId: '1006', customer, placedAt: ago(10), total: { minor: 100, currency: 'EUR' } }
  await given.ask('POST', '/api/v1/records/order', { values: entered })
  await idle()
  expect((await facts('order_id', '1006')).map(([event]) => event)).toEqual(['Order placed'])
  const same = { ...orderOf('1006'), email: 'buyer-1005@marlow.test', customer: orderOf('1005').customer }
  await send(shop, same, topic('orders/create'))
  expect((await only('order', '1006')).values.customer).toBe(customer)
  expect((await facts('order_id', '1006')).map(([event]) => event)).toEqual(['Order placed'])
})

test('with records switched off only interactions come, and switched on a replay brings the records', async () => {
  await given.waymark.parts.records.db.deleteFrom('connection').execute()
  const made = await make('shopify', { records: false })
  await send(made, orderOf('1007'), topic('orders/create'))
  await send(made, orderOf('1007', { updated_at: ago(1) }), topic('orders/updated'))
  expect(await called('order', '1007')).toEqual([])
  await given.ask('PATCH', `/api/v1/connections/${made.id}`, { settings: { secret, records: true } })
  await replay(made)
  expect((await only('order', '1007')).values.status).toBe('placed')
  expect((await facts('order_id', '1007')).map(([event]) => event)).toEqual(['Order placed'])
})

test('a ticket of Zendesk is a record with status and priority; it finds its customer when somebody says who she is', async () => {
  const desk = await make('zendesk')
  const event = (id: string, type: string, days: number, event: object, detail: object = {}) =>
    send(desk, {
      account_id: 7,
      id,
      type: `zen:event-type:${type}`,
      time: ago(days),
      event,
      detail: { id: '55', requester_id: '9', subject: 'Late', priority: 'HIGH', status: 'OPEN', ...detail },
    })
  await event('t1', 'ticket.created', 9, {}, { description: 'Where is it?' })
  await event('t3', 'ticket.status_changed', 6, { current: 'SOLVED', previous: 'OPEN' }, { status: 'SOLVED' })
  await event('t2', 'ticket.comment_added', 8, {
    comment: { id: 1, body: 'We look.', is_public: true, author: { id: 1, is_staff: true } },
  })
  expect((await only('ticket', '55')).values.customer).toBeUndefined()
  await event('u1', 'user.created', 10, {}, { id: '9', email: 'late@marlow.test', name: 'Lene' })
  expect(await troubles(desk)).toEqual([])
  const ticket = await only('ticket', '55')
  const her = await only('customer', 'late@marlow.test')
  expect(ticket.values).toMatchObject({
    ...{ subject: 'Late', status: 'solved', priority: 'high', channel: 'ticket', customer: her.id },
    description: 'Where is it?',
  })
  expect(ticket.values.firstResponseAt).toBeTruthy()
  const expected = ['Ticket opened', 'Ticket replied', 'Ticket solved']
  expect((await facts('ticket_id', '55')).map(([name]) => name)).toEqual(expected)
  await replay(desk)
  expect(await only('ticket', '55')).toEqual(ticket)
  expect((await facts('ticket_id', '55')).map(([name]) => name)).toEqual(expected)
  const seen = await timeline(her.id)
  for (const name of expected)
    expect(
      seen.filter((entry) => entry.includes(name)),
      name,
    ).toHaveLength(1)
})

test('a conversation of Intercom is a ticket, and a paid invoice of Stripe an order whose payment counts once', async () => {
  const [chat, pay] = [await make('intercom'), await make('stripe')]
  const author = { type: 'user', id: 'u1', email: 'ivy@records.test', name: 'Ivy' }
  const at = Math.floor(Date.now() / 1000) - 900_000
  const item = { type: 'conversation', id: '77', source: { body: '<p>My bike is <b>broken</b></p>', author } }
  const notify = (id: string, topic: string, created_at: number, more: object = {}) =>
    send(chat, { type: 'notification_event', id, topic, created_at, data: { item: { ...item, ...more } } })
  await notify('n1', 'conversation.user.created', at)
  await notify('n2', 'conversation.admin.closed', at + 100)
  expect((await only('ticket', '77')).values).toMatchObject({
    ...{ subject: 'My bike is broken', status: 'closed', channel: 'chat' },
  })
  const invoice = {
    ...{
      id: 'in_1',
      object: 'invoice',
      number: 'W-0001',
      customer: 'cus_9',
      customer_email: 'ivy@records.test',
    },
    ...{ currency: 'eur', amount_paid: 3000, created: at, payment_intent: 'pi_9' },
    lines: { data: [{ description: 'Service plan', quantity: 3, amount: 3000 }] },
  }
  const pays = (id: string, type: string) => send(pay, { id, type, created: at, data: { object: invoice } })
  await pays('e1', 'invoice.paid')
  await pays('e2', 'invoice.payment_succeeded')
  expect(await troubles(pay)).toEqual([])
  const order = await only('order', 'W-0001')
  expect(order.values).toMatchObject({
    customer: (await only('customer', 'ivy@records.test')).id,
    total: { minor: 3000, currency: 'EUR' },
    lines: [{ name: 'Service plan', quantity: 3, price: { minor: 1000 } }],
  })
  const seen = await timeline(order.values.customer)
  expect(seen.filter((entry) => entry.includes('Payment received'))).toHaveLength(1)
  expect(seen.filter((entry) => entry.includes('Order placed'))).toHaveLength(0)
})

test('what was emptied there is emptied here, in whatever order it comes; what was not sent stays', async () => {
  const say = (id: string, days: number, changes: object, person: object = {}) => {
    const order = orderOf(id)
    const customer = { ...order.customer, updated_at: ago(days), ...person }
    return { ...order, updated_at: ago(days), ...changes, customer }
  }
  const updated = () => topic('orders/updated')
  await send(shop, say('1021', 9, { note: 'Ring twice' }), topic('orders/create'))
  expect((await only('order', '1021')).values.about).toBe('Ring twice')
  await send(shop, say('1021', 8, {}), updated())
  expect((await only('order', '1021')).values.about).toBe('Ring twice')
  await send(shop, say('1021', 7, { note: null }, { phone: null }), updated())
  expect((await only('order', '1021')).values.about).toBeUndefined()
  expect((await only('customer', 'buyer-1021@marlow.test')).values).not.toHaveProperty('phone')

  // The other way round: it was emptied before we heard that there had been something.
  await send(shop, say('1022', 7, { note: '' }, { phone: '' }), topic('orders/create'))
  await send(shop, say('1022', 9, { note: 'Ring twice' }), updated())
  expect((await only('order', '1022')).values.about).toBeUndefined()
  expect((await only('customer', 'buyer-1022@marlow.test')).values).not.toHaveProperty('phone')
})

test("what that system never said is not emptied by it: it is somebody else's", async () => {
  const order = orderOf('1023')
  const nothing = { ...order, note: null, customer: { ...order.customer, phone: null } }
  await send(shop, nothing, topic('orders/create'))
  await given.ask('POST', '/v1/identify', {
    writeKey: given.writeKey,
    userId: 'buyer-1023@marlow.test',
    traits: { phone: '+45 999' },
    timestamp: ago(5),
  })
  await idle()
  await change(await only('order', '1023'), { about: 'Written by hand' })
  const later = { updated_at: new Date().toISOString() }
  await send(
    shop,
    { ...nothing, ...later, customer: { ...nothing.customer, ...later } },
    topic('orders/updated'),
  )
  expect((await only('order', '1023')).values.about).toBe('Written by hand')
  expect((await only('customer', 'buyer-1023@marlow.test')).values.phone).toBe('+45 999')
})

test('a single payment of Stripe is an order that is refunded with it, and its money counts once', async () => {
  const pay = await make('stripe')
  const at = Math.floor(Date.now() / 1000) - 800_000
  const charge = {
    ...{ id: 'ch_7', object: 'charge', payment_intent: 'pi_7', amount: 4900, currency: 'eur', created: at },
    ...{ billing_details: { email: 'uma@records.test', name: 'Uma' }, description: 'Spring course' },
  }
  const intent = {
    ...charge,
    id: 'pi_7',
    object: 'payment_intent',
    payment_intent: undefined,
    created: at - 5,
  }
  const says = (id: string, type: string, created: number, object: object, before: object = {}) =>
    send(pay, { id, type, created, data: { object, previous_attributes: before } })
  const given = { ...charge, amount_refunded: 4900 }
  await says('s3', 'charge.refunded', at + 900, given, { amount_refunded: 0 })
  await says('s1', 'charge.succeeded', at, charge)
  await says('s2', 'payment_intent.succeeded', at + 1, intent)
  expect(await troubles(pay)).toEqual([])
  const order = await only('order', 'pi_7')
  expect(order.values).toMatchObject({
    ...{ name: 'Spring course', total: { minor: 4900, currency: 'EUR' }, status: 'refunded' },
    placedAt: new Date((at - 5) * 1000).toISOString(),
  })
  const seen = await timeline(order.values.customer)
  const told = (event: string) => seen.filter((entry) => entry.includes(event)).length
  expect(['Payment received', 'Payment refunded', 'Order placed', 'Order refunded'].map(told)).toEqual([
    1, 1, 0, 0,
  ])
})

test('who was erased does not come back by her order, nor by its parcel', async () => {
  await send(shop, orderOf('1009'), topic('orders/create'))
  const her = await only('customer', 'buyer-1009@marlow.test')
  const { json, status, text } = await given.ask('POST', '/api/v1/erasures', {
    customer: her.id,
    confirm: her.label,
  })
  expect([200, 201, 202], text).toContain(status)
  void json
  await expect.poll(async () => (await called('order', '1009')).length, { timeout: 60_000 }).toBe(0)
  await send(shop, orderOf('1009', { updated_at: ago(1) }), topic('orders/updated'))
  await send(shop, { id: 'F9', order_id: '1009', created_at: ago(1) }, topic('fulfillments/create'))
  expect(await called('order', '1009')).toEqual([])
  expect(await called('customer', 'buyer-1009@marlow.test')).toEqual([])
  expect(await facts('order_id', '1009')).toEqual([])
  const kept = await parts()
    .records.db.selectFrom('crm_connected')
    .select('type')
    .where('key', '=', her.id)
    .execute()
  expect(kept).toEqual([])
})
