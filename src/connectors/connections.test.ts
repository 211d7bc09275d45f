import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type GivenConnections, givenConnections } from '../../test/support/given-connections.ts'
import { createConnections } from './connections.ts'
import type { Told } from './connector.ts'
import { messagesOf, type NewPeople } from './messages-of.ts'
import { secretSeal } from './seal-secrets.ts'

let given: GivenConnections
/** What ingest does with the next batches. */
let ingestFails = false

beforeAll(async () => {
  given = await givenConnections()
})
afterAll(() => given?.close())
beforeEach(async () => {
  ingestFails = false
  await given.records.db.deleteFrom('connection').execute()
  await given.empty()
})

const secret = 'known to both'
const opened = (changes: Partial<GivenConnections['parts']> = {}) =>
  createConnections({
    ...given.parts,
    accept: (items, meta) =>
      ingestFails ? Promise.reject(new Error('The disk is full.')) : given.ingest.accept(items, meta),
    ...changes,
  })
const send = (connections: ReturnType<typeof opened>, id: string, payload: object) => {
  const body = Buffer.from(JSON.stringify(payload))
  const signature = createHmac('sha256', secret).update(body).digest('hex')
  const request = { headers: { 'x-signature': signature }, body, now: new Date() }
  return connections.receive(id, request, (bytes) => JSON.parse(bytes.toString()))
}
const webhook = { connector: 'webhook', name: 'Any', settings: { secret }, everyMinutes: 15 }

test('what was answered is told later, also when nothing could be stored for a while', async () => {
  const connections = opened()
  const { id } = await connections.create(webhook, 'test')
  ingestFails = true
  for (const n of [1, 2, 3]) await send(connections, id, { event: 'Visit', customer: `c${n}`, id: n })
  await connections.runner.idle()
  const failing = await connections.get(id)
  expect(failing).toMatchObject({ state: 'failing', waiting: 3, failure: { what: 'The disk is full.' } })
  ingestFails = false
  for (let n = 0; n < 50 && (await connections.get(id)).state !== 'fresh'; n++) {
    await sleep(50)
    await connections.runner.idle()
  }
  expect(await connections.get(id)).toMatchObject({ state: 'fresh', waiting: 0, counts: { taken: 3 } })
  expect(await given.stored()).toHaveLength(3)
  await connections.close()
})

test('a stop before anything was told loses nothing: the next start tells it', async () => {
  const first = opened()
  const { id } = await first.create(webhook, 'test')
  await first.close()
  await send(first, id, { event: 'Visit', customer: 'ann', id: 1 })
  const second = opened()
  await second.runner.idle()
  expect(await second.get(id)).toMatchObject({ state: 'fresh', counts: { taken: 1 } })
  await second.close()
})

test('failing waits longer each time, and not for ever', async () => {
  const connections = opened({ firstRetrySeconds: 100 })
  ingestFails = true
  const { id } = await connections.create(webhook, 'test')
  await send(connections, id, { event: 'Visit', customer: 'ann', id: 1 })
  const waits: number[] = []
  for (let n = 0; n < 8; n++) {
    await given.records.db.updateTable('connection').set({ next_run_at: new Date() }).execute()
    await connections.runner.idle()
    const { nextRunAt } = await connections.get(id)
    waits.push(Math.round((Date.parse(nextRunAt ?? '') - Date.now()) / 100) / 10)
  }
  const expected = [100, 200, 400, 800, 1_600, 3_200, 3_600, 3_600]
  for (const [n, wait] of waits.entries()) expect(Math.abs(wait - (expected[n] ?? 0))).toBeLessThan(5)
  await connections.close()
})

test('what was received is dropped after its days, and never while it waits', async () => {
  const connections = opened()
  const { id } = await connections.create(webhook, 'test')
  await send(connections, id, { event: 'Visit', customer: 'ann', id: 1 })
  await connections.runner.idle()
  await connections.pause(id)
  await send(connections, id, { event: 'Visit', customer: 'ann', id: 2 })
  const old = new Date(Date.now() - 31 * 86_400_000)
  await given.records.db.updateTable('hook_delivery').set({ received_at: old }).execute()
  await connections.resume(id)
  await connections.runner.idle()
  expect(await given.stored()).toHaveLength(2)
  expect((await connections.deliveries(id, { limit: 10 })).rows).toEqual([])
  await connections.close()
})

test('with another secret of the installation, passwords are asked for again, and nothing else is lost', async () => {
  const first = opened()
  const { id } = await first.create(webhook, 'test')
  await first.close()
  const second = opened({ secret: 'another secret of this installation' })
  await expect(send(second, id, { event: 'Visit', customer: 'ann', id: 1 })).rejects.toThrow(
    'Enter the password again',
  )
  await second.change(id, { settings: { secret } })
  await send(second, id, { event: 'Visit', customer: 'ann', id: 1 })
  await second.runner.idle()
  expect(await given.stored()).toHaveLength(1)
  await second.close()
})

test('a seal opens for its connection alone, and not when it was touched', () => {
  const { seal, open } = secretSeal('of this installation')
  const sealed = seal('a', { password: 'p' })
  expect(open('a', sealed)).toEqual({ password: 'p' })
  expect(sealed).not.toContain(Buffer.from('p').toString('base64'))
  expect(() => open('b', sealed)).toThrow('cannot be read')
  expect(() => open('a', `AAAA${sealed.slice(4)}`)).toThrow('cannot be read')
  expect(() => secretSeal('of another').open('a', sealed)).toThrow('cannot be read')
})

const told = (person: Told['person']): Told => ({
  key: 'k',
  event: 'E',
  at: '2026-01-01',
  person,
  properties: {},
})
const tell = async (person: Told['person'], newPeople: NewPeople) => {
  const knownAddresses = async (emails: readonly string[]) =>
    new Map(emails.includes('ann@marlow.test') ? [['ann@marlow.test', '42']] : [])
  const { messages, leftOut } = await messagesOf([told(person)], { prefix: 'p', newPeople, knownAddresses })
  return { said: messages.flatMap((one) => one.messages), leftOut }
}

test('whose it is: an id of ours, else whose address it is, else as was chosen', async () => {
  const known = { email: ' Ann@Marlow.test ', otherId: 'shop:1', name: 'Ann' }
  expect((await tell({ ...known, userId: '7' }, 'customers')).said).toMatchObject([
    { type: 'identify', userId: '7', traits: { email: 'ann@marlow.test', name: 'Ann' } },
    { type: 'track', userId: '7', anonymousId: 'shop:1', messageId: 'p:k' },
  ])
  // Of those whom we know nothing is overwritten.
  expect((await tell(known, 'leave-out')).said).toMatchObject([
    { type: 'track', userId: '42', anonymousId: 'shop:1' },
  ])
  const stranger = { email: 'zoe@marlow.test', otherId: 'shop:2' }
  expect((await tell(stranger, 'customers')).said.map(({ userId }) => userId)).toEqual([
    'zoe@marlow.test',
    'zoe@marlow.test',
  ])
  expect((await tell(stranger, 'addresses')).said).toMatchObject([
    { context: { traits: { email: 'zoe@marlow.test', email_verified: true } } },
  ])
  expect(await tell(stranger, 'leave-out')).toEqual({ said: [], leftOut: 1 })
  expect((await tell({ otherId: 'shop:3' }, 'customers')).said).toMatchObject([{ anonymousId: 'shop:3' }])
  expect(await tell({ email: 'no address' }, 'customers')).toEqual({ said: [], leftOut: 1 })
})

test('a long text is cut and not refused, and never in the middle of a character', async () => {
  const [message] = (
    await messagesOf([{ ...told({ userId: '1' }), properties: { text: `a${'😀'.repeat(20_000)}` } }], {
      prefix: 'p',
      newPeople: 'customers',
      knownAddresses: async () => new Map(),
    })
  ).messages.flatMap((one) => one.messages)
  const text = String(message?.properties?.text)
  expect(text).toHaveLength(6_000)
  expect(text.isWellFormed()).toBe(true)
})
