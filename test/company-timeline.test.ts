/** A company's timeline is that of its people as one, and of its own records: the same entries, the same readers, and it follows every merge. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RecordAnswer } from '../src/model/crm/crm-record.ts'
import type { CompanyTimelinePage, TimelineCount, TimelinePage } from '../src/model/customer.ts'
import type { Merge } from '../src/model/merge.ts'
import { type Given, givenWaymark } from './api-given.ts'
import { invited } from './support/signed-in.ts'

let given: Given
let company: string
let [ann, bob]: string[] = []
beforeAll(async () => {
  given = await givenWaymark()
  company = await make('company', { name: 'Nordwind' })
  const people = ['Ann', 'Bob'].map((name) =>
    make('customer', { name, externalId: name.toLowerCase(), company }),
  )
  ;[ann, bob] = await Promise.all(people)
  await send(said('ann', 'Mail Answered', 1, { channel: 'email', text: 'Thank you all.' }))
  await send(said('bob', 'Survey Answered', 2, { channel: 'survey', nps: 9 }))
  await send(said('ann', 'Order Placed', 3, { channel: 'shop', total: 20, currency: 'EUR', order_id: 'o1' }))
  await send(said('eve', 'Page Seen', 4, { channel: 'web' }))
})
afterAll(async () => given?.close())

const get = async <Result>(path: string, headers?: Record<string, string>): Promise<Result> => {
  const { status, json, text } = await given.ask('GET', `/api/v1${path}`, undefined, headers)
  if (status >= 300) throw new Error(`${path}: ${status} ${text}`)
  return json as Result
}
const post = async <Result>(path: string, body: object): Promise<Result> => {
  const { status, json, text } = await given.ask('POST', `/api/v1${path}`, body)
  if (status >= 300) throw new Error(`${path}: ${status} ${text}`)
  return json as Result
}
const make = async (type: string, values: object) =>
  (await post<RecordAnswer>(`/records/${type}`, { values })).record.id
const change = (type: string, id: string, values: object) =>
  post(`/records/${type}/batch`, { writes: [{ do: 'update', id, values }] })
const said = (userId: string, event: string, hour: number, properties: object) => ({
  ...{ type: 'track', userId, event, properties, messageId: `${userId} ${event}` },
  timestamp: `2026-01-05T0${hour}:00:00Z`,
})
async function send(...batch: object[]) {
  const key = { authorization: `Bearer ${given.writeKey}` }
  expect((await given.ask('POST', '/v1/batch', { batch }, key)).status).toBe(200)
  await settled()
}
async function settled() {
  const { outbox, profiles, keeper } = given.waymark.parts
  await outbox.emptied()
  await profiles.written()
  await keeper.caughtUp()
}
const told = (query = '', of = company, headers?: Record<string, string>) =>
  get<CompanyTimelinePage>(`/companies/${of}/timeline${query}`, headers)
/** What customers said and did, without what the CRM itself tells of them. */
const events = ({ entries, people }: CompanyTimelinePage) =>
  entries
    .filter(({ name }) => /^[A-Z]\w+ [A-Z]/.test(name))
    .map(({ name, customer }) => `${people.find(({ id }) => id === customer)?.label}: ${name}`)

test('it holds what happened with all its people and nobody else, newest first, page by page', async () => {
  expect(events(await told())).toEqual(['Ann: Order Placed', 'Bob: Survey Answered', 'Ann: Mail Answered'])
  const pages: string[] = []
  let cursor = ''
  do {
    const page = await told(`?limit=1${cursor && `&cursor=${cursor}`}`)
    pages.push(...page.entries.map(({ messageId }) => messageId))
    cursor = page.next ?? ''
  } while (cursor)
  expect(pages).toEqual((await told()).entries.map(({ messageId }) => messageId))
})

test('each entry is as it stands on the timeline of the customer herself, and so are the numbers', async () => {
  const [hers, his] = await Promise.all(
    [ann, bob].map((id) => get<TimelinePage>(`/customers/${id}/timeline`)),
  )
  const { entries } = await told()
  for (const [id, page] of [
    [ann, hers],
    [bob, his],
  ] as const)
    expect(entries.filter(({ customer }) => customer === id)).toEqual(page?.entries)
  const sum = (counts: TimelineCount[]) => counts.reduce((all, { n }) => all + n, 0)
  const counts = await get<TimelineCount[]>(`/companies/${company}/timeline/counts`)
  expect(sum(counts)).toBe(entries.length)
  expect(counts).toContainEqual({ channel: 'survey', kinds: ['answers'], n: 1 })
})

test('it is narrowed to channels, kinds and an order as a customer’s is', async () => {
  expect(events(await told('?channel=email,survey'))).toEqual(['Bob: Survey Answered', 'Ann: Mail Answered'])
  expect(events(await told('?kind=money'))).toEqual(['Ann: Order Placed'])
  expect(events(await told('?order=o1'))).toEqual(['Ann: Order Placed'])
  expect((await given.ask('GET', `/api/v1/companies/${company}/timeline?channel=smoke`)).status).toBe(400)
})

test('whoever may read a customer’s timeline reads this one, whatever her department; nobody else does', async () => {
  await change('company', company, { department: 'Sales' })
  const all = await told()
  const support = await invited(given.url, given.admin, 'editor', {
    email: 'support@example.com',
    department: 'Support',
  })
  const viewer = await invited(given.url, given.admin, 'viewer', { email: 'viewer@example.com' })
  for (const headers of [support, viewer]) expect(await told('', company, headers)).toEqual(all)
  for (const part of ['timeline', 'timeline/counts'])
    expect(
      (await given.ask('GET', `/api/v1/companies/${company}/${part}`, undefined, { cookie: 'none=1' }))
        .status,
    ).toBe(401)
  expect((await given.ask('GET', '/api/v1/companies/nobody/timeline')).status).toBe(404)
})

test('a private note is on it for nobody, and comes when it is shown to all', async () => {
  const note = await make('note', { text: 'Xylophonkonzert', score: 1, private: true, customer: bob })
  await settled()
  expect(JSON.stringify(await told())).not.toContain('Xylophonkonzert')
  await change('note', note, { private: false })
  await settled()
  expect((await told('?kind=words')).entries[0]).toMatchObject({ customer: bob, text: 'Xylophonkonzert' })
  await change('note', note, { private: true })
  await settled()
  expect(JSON.stringify(await told())).not.toContain('Xylophonkonzert')
})

test('after a merge of customers the entries are those of whom they became, and an undo gives them back', async () => {
  const double = await make('customer', { name: 'Annie', externalId: 'annie' })
  await send(said('annie', 'Chat Begun', 6, { channel: 'chat' }))
  expect(events(await told('?channel=chat'))).toEqual([])
  const merge = await post<Merge>('/merges', { type: 'customer', winner: ann, loser: double })
  await settled()
  const [entry] = (await told('?channel=chat')).entries
  expect(entry).toMatchObject({ name: 'Chat Begun', customer: ann })
  await given.ask('DELETE', `/api/v1/merges/${merge.id}`)
  await settled()
  expect(events(await told('?channel=chat'))).toEqual([])
})

test('a company that was merged into another is that other one, under either id', async () => {
  const other = await make('company', { name: 'Nordwind GmbH' })
  await make('customer', { name: 'Nora', externalId: 'nora', company: other })
  await send(said('nora', 'Call Taken', 7, { channel: 'phone' }))
  expect(events(await told('?channel=phone', other))).toEqual(['Nora: Call Taken'])
  expect(events(await told('?channel=phone'))).toEqual([])
  const merge = await post<Merge>('/merges', { type: 'company', winner: company, loser: other })
  expect(events(await told('?channel=phone'))).toEqual(['Nora: Call Taken'])
  expect(await told('', other)).toEqual(await told())
  const group = await make('company', { name: 'Nordwind Group' })
  const again = await post<Merge>('/merges', { type: 'company', winner: group, loser: company })
  expect(events(await told('?channel=phone', other))).toEqual(['Nora: Call Taken'])
  expect(await told('', other)).toEqual(await told('', group))
  await given.ask('DELETE', `/api/v1/merges/${again.id}`)
  await given.ask('DELETE', `/api/v1/merges/${merge.id}`)
  expect(events(await told('?channel=phone'))).toEqual([])
})

test('whoever leaves the company takes her entries along', async () => {
  await change('customer', String(bob), { company: null })
  expect(events(await told())).toEqual(['Ann: Order Placed', 'Ann: Mail Answered'])
  await change('customer', String(bob), { company })
})

test('a thousand people are one timeline, and who they are is told', async () => {
  const many = await make('company', { name: 'Many' })
  for (const from of [0, 500])
    await post('/records/customer/batch', {
      writes: Array.from({ length: 500 }, (_, index) => ({
        do: 'create',
        values: { name: `Person ${from + index}`, externalId: `p${from + index}`, company: many },
      })),
    })
  await send(...[0, 999].map((n) => said(`p${n}`, 'Page Opened', 8, { channel: 'web', n })))
  const page = await told('?channel=web&limit=2', many)
  expect(events(page).toSorted()).toEqual(['Person 0: Page Opened', 'Person 999: Page Opened'])
  const { people, customers } = await get<{ people: number; customers: string[] }>(
    `/companies/${many}/people`,
  )
  expect([people, customers.length]).toEqual([1000, 1000])
})

/** A page after the other, as it is seen; `query`: what it is narrowed to. */
async function pages(of: string, limit: number, query = '') {
  const seen: string[] = []
  let cursor = ''
  do {
    const page = await told(`?limit=${limit}${query}${cursor && `&cursor=${cursor}`}`, of)
    expect(page.entries.length).toBeLessThanOrEqual(limit)
    seen.push(...page.entries.map(({ messageId }) => messageId))
    cursor = page.next ?? ''
  } while (cursor)
  return seen
}
const names = ({ entries }: CompanyTimelinePage) => entries.map(({ name }) => name)
const total = async (of: string) =>
  (await get<TimelineCount[]>(`/companies/${of}/timeline/counts`)).reduce((all, { n }) => all + n, 0)
const at = (day: number) => `2026-02-0${day}T09:00:00.000Z`
const euros = (minor: number) => ({ minor, currency: 'EUR' })

test('deals, orders and tickets of the company without a customer tell what happened to them', async () => {
  const own = await make('company', { name: 'Own records' })
  const deal = await make('deal', {
    ...{ name: 'Fleet', externalId: 'D-own', company: own, openedAt: at(1), amount: euros(100_000) },
  })
  await change('deal', deal, { stage: 'proposal' })
  await change('deal', deal, { stage: 'won', closedAt: at(5) })
  const ticket = await make('ticket', {
    ...{ subject: 'Broken', company: own, openedAt: at(2), description: 'This is terrible, I am angry.' },
  })
  await change('ticket', ticket, { firstResponseAt: at(3) })
  await change('ticket', ticket, { status: 'solved', solvedAt: at(4) })
  const order = await make('order', { company: own, placedAt: at(1), total: euros(5_000), channel: 'shop' })
  await change('order', order, { status: 'shipped' })
  await change('order', order, { status: 'refunded' })
  await make('order', { name: 'Of nobody', placedAt: at(1) })
  const page = await told('', own)
  expect(names(page).toSorted()).toEqual(
    [
      ...['Deal created', 'Deal moved to Proposal', 'Deal won'],
      ...['Ticket opened', 'Ticket replied', 'Ticket solved'],
      ...['Order placed', 'Order shipped', 'Order refunded'],
    ].toSorted(),
  )
  expect(page.entries.map((entry) => entry.at)).toEqual(
    page.entries
      .map((entry) => entry.at)
      .toSorted()
      .toReversed(),
  )
  expect(page.people).toEqual([])
  const entry = (name: string) => page.entries.find((each) => each.name === name)
  expect(entry('Deal won')).toMatchObject({ at: at(5), customer: null, value: euros(100_000), deal: 'D-own' })
  expect(entry('Order refunded')?.value).toEqual(euros(-5_000))
  expect(entry('Ticket opened')).toMatchObject({ channel: 'ticket', source: 'read', ticket })
  expect(await total(own)).toBe(9)
  expect(names(await told('?channel=shop', own))).toEqual(['Order refunded', 'Order shipped', 'Order placed'])
  expect(names(await told('?kind=words', own))).toEqual(['Ticket opened'])
  expect(names(await told('?deal=D-own&kind=money', own))).toEqual(['Deal won'])
  expect(names(await told(`?ticket=${ticket}&channel=phone`, own))).toEqual([])
})

test('an entry says the same whether a customer has the record or nobody', async () => {
  const twins = await make('company', { name: 'Twins' })
  const una = await make('customer', { name: 'Una', externalId: 'una', company: twins })
  const values = { openedAt: at(1), firstResponseAt: at(2), priority: 'high', description: 'I love it.' }
  for (const customer of [una, null]) {
    const twin = { company: twins, customer }
    await make('ticket', { ...twin, ...values, subject: 'Same', channel: 'chat' })
    const deal = await make('deal', { ...twin, name: 'Same', openedAt: at(1), amount: euros(700) })
    await change('deal', deal, { stage: 'won', closedAt: at(3) })
    await make('order', { ...twin, name: 'Same', placedAt: at(4), total: euros(900) })
  }
  await settled()
  const about = async (customer: string | null, query = '') =>
    (await told(`?limit=100${query}`, twins)).entries
      .filter((entry) => entry.type === 'track' && entry.customer === customer)
      .map(({ messageId, customer, deal, ticket, order, properties, ...entry }) => ({
        ...entry,
        properties: Object.keys(properties),
      }))
      .toSorted((one, other) => (one.at + one.name < other.at + other.name ? -1 : 1))
  expect(await about(null)).toHaveLength(5)
  expect(await about(null)).toEqual(await about(String(una)))
  // A rule on what an interaction carries gives it another touchpoint, and it is found by that.
  const rule = { name: 'Order placed', properties: [{ key: 'currency', op: 'is', value: 'EUR' }] }
  await post('/touchpoints', { name: 'Bought in euros', channel: 'phone', rules: [rule] })
  const ruled = await about(null, '&channel=phone')
  expect(ruled.map(({ touchpointName }) => touchpointName)).toEqual(['Bought in euros'])
  expect(ruled).toEqual(await about(String(una), '&channel=phone'))
})

test('a record whose customer is of another company tells it here as well, with her name, and not twice', async () => {
  const [here, there] = [await make('company', { name: 'Here' }), await make('company', { name: 'There' })]
  const [hal, tom] = [
    await make('customer', { name: 'Hal', externalId: 'hal', company: here }),
    await make('customer', { name: 'Tom', externalId: 'tom', company: there }),
  ]
  const deal = await make('deal', { name: 'Lent', company: here, customer: tom })
  await settled()
  const created = async (of: string) => {
    const { entries, people } = await told('?limit=100', of)
    const found = entries.filter(({ name }) => name === 'Deal created')
    for (const { customer } of found)
      expect(people.some(({ id, label }) => id === customer && label !== '')).toBe(customer !== null)
    return found.map(({ customer }) => customer)
  }
  expect([await created(here), await created(there)]).toEqual([[tom], [tom]])
  // She becomes one of them: now it is her own journey that tells it.
  await change('customer', tom, { company: here })
  await settled()
  expect([await created(here), await created(there)]).toEqual([[tom], []])
  await change('customer', tom, { company: there })
  const merge = await post<Merge>('/merges', { type: 'customer', winner: hal, loser: tom })
  await settled()
  expect([await created(here), await created(there)]).toEqual([[hal], []])
  await given.ask('DELETE', `/api/v1/merges/${merge.id}`)
  await settled()
  expect([await created(here), await created(there)]).toEqual([[tom], [tom]])
  await change('deal', deal, { customer: null })
  await settled()
  expect([await created(here), await created(there)]).toEqual([[null], []])
})

test('a reply that one of the people has on her own timeline is not told a second time', async () => {
  const desk = await make('company', { name: 'Desk' })
  const dora = await make('customer', { name: 'Dora', externalId: 'dora', company: desk })
  const replied = async (customer: string | null) => {
    const ticket = await make('ticket', { subject: 'Which', company: desk, openedAt: at(1) })
    await make('activity', {
      ...{
        kind: 'reply',
        subject: 'Re',
        direction: 'out',
        done: true,
        at: at(2),
        ticket,
        ...(customer && { customer }),
      },
    })
    await settled()
    const { entries } = await told(`?ticket=${ticket}`, desk)
    return entries.filter(({ name }) => name === 'Ticket replied').map((entry) => entry.customer)
  }
  expect(await replied(null)).toEqual([null])
  expect(await replied(dora)).toEqual([dora])
})

test('what is undone, deleted, merged or erased is told no more', async () => {
  const [keeps, joins] = [await make('company', { name: 'Keeps' }), await make('company', { name: 'Joins' })]
  const deal = await make('deal', { name: 'Back', company: joins, openedAt: at(1) })
  const { undo } = await post<{ undo: string }>('/records/deal/batch', {
    writes: [{ do: 'update', id: deal, values: { stage: 'proposal' } }],
  })
  expect(names(await told('', joins))).toEqual(['Deal moved to Proposal', 'Deal created'])
  await post(`/undo/${undo}`, {})
  expect(names(await told('', joins))).toEqual(['Deal created'])
  const merge = await post<Merge>('/merges', { type: 'company', winner: keeps, loser: joins })
  expect(names(await told('', keeps))).toEqual(['Deal created'])
  await given.ask('DELETE', `/api/v1/merges/${merge.id}`)
  expect(names(await told('', keeps))).toEqual([])
  await given.ask('DELETE', `/api/v1/records/deal/${deal}`)
  expect([names(await told('', joins)), await total(joins)]).toEqual([[], 0])
  await post(`/records/deal/${deal}/restore`, {})
  expect(names(await told('', joins))).toEqual(['Deal created'])
  const gone = await make('customer', { name: 'Gone', externalId: 'gone' })
  await make('deal', { name: 'Hers', company: joins, customer: gone, openedAt: at(2) })
  await settled()
  expect(names(await told('', joins))).toEqual(['Deal created', 'Deal created'])
  await post('/erasures', { customer: gone, confirm: 'Gone' })
  await expect.poll(async () => names(await told('', joins))).toEqual(['Deal created'])
})

test('whoever may change only her department’s records reads all of them here, and nobody a private note', async () => {
  const shared = await make('company', { name: 'Shared', department: 'Sales' })
  await make('deal', { name: 'Of sales', company: shared, department: 'Sales', openedAt: at(1) })
  await make('ticket', { subject: 'Of support', company: shared, department: 'Support', openedAt: at(2) })
  await make('note', { text: 'Geheimnisvoll', score: 1, private: true, company: shared })
  const all = await told('', shared)
  expect(names(all)).toEqual(['Ticket opened', 'Deal created'])
  const limited = await invited(given.url, given.admin, 'editor', {
    ...{ email: 'limited@example.com', department: 'Support' },
  })
  expect(await told('', shared, limited)).toEqual(all)
  expect(JSON.stringify(all)).not.toContain('Geheimnisvoll')
})

test('any pages of any size hold each entry once and in one order, whatever happened at the same time', async () => {
  const busy = await make('company', { name: 'Busy' })
  const bea = await make('customer', { name: 'Bea', externalId: 'bea', company: busy })
  const deals = Array.from({ length: 320 }, (_, index) => ({
    do: 'create',
    values: {
      ...{ name: `Deal ${index}`, company: busy, openedAt: at(1 + (index % 5)), amount: euros(index) },
      ...(index % 8 === 0 ? { customer: bea } : {}),
      ...(index % 3 === 0 ? { stage: 'won', closedAt: at(1 + (index % 5)) } : {}),
    },
  }))
  await post('/records/deal/batch', { writes: deals })
  await settled()
  await send(
    ...[1, 2, 3, 4, 5].map((day) => ({
      ...said('bea', 'Shop Visited', 1, { channel: 'shop', day }),
      ...{ timestamp: at(day), messageId: `bea ${day}` },
    })),
  )
  const all = await pages(busy, 500)
  expect(new Set(all).size).toBe(all.length)
  expect(await total(busy)).toBe(all.length)
  expect(all.filter((id) => id.startsWith('crm:deal:') && id.split(':')[3] === 'created')).toHaveLength(320)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 23, max: 400 }), async (limit) => {
      expect(await pages(busy, limit)).toEqual(all)
    }),
    { numRuns: 6 },
  )
  const money = await pages(busy, 500, '&kind=money')
  expect(money).toHaveLength(107)
  for (const ms of [-9e15, 9e15]) {
    const cursor = Buffer.from(JSON.stringify([ms, 0, '1'])).toString('base64url')
    const odd = await given.ask('GET', `/api/v1/companies/${busy}/timeline?cursor=${cursor}`)
    expect(odd.status, odd.text).toBeLessThan(500)
  }
  expect(await pages(busy, 10, '&kind=money')).toEqual(money)
})
