/** A company's timeline is that of its people as one: the same entries, the same readers, and it follows every merge. */
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
