import { rm } from 'node:fs/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenIngest, openIngest } from '../../../test/support/given-ingest.ts'
import { homeOf, messageHash } from '../../journey/hash.ts'
import { warningsPage } from '../../storage/records/warnings.ts'
import { queueLimits } from '../commit-queue.ts'
import { type Link, maxUsersPerDevice } from './evidence.ts'
import { createIdentity } from './identity.ts'
import { markStale } from './link-records.ts'
import { resolve } from './resolve.ts'

let given: Awaited<ReturnType<typeof givenIngest>>
beforeAll(async () => {
  given = await givenIngest({ limits: { ...queueLimits, gatherMs: 0 } })
})
afterAll(async () => {
  await given.close()
  await rm(given.directory, { recursive: true, force: true })
})

const user = (id: string) => homeOf('user', id)
const device = (id: string) => homeOf('anonymous', id)
const start = Date.UTC(2026, 0, 1)
const time = (at: number) => new Date(start + at * 1000).toISOString()

type MemberRow = { home: bigint; since: number; customer: bigint }
const members = async (): Promise<MemberRow[]> => {
  const rows = await given.journeys.rows<{ home: string; since: string; customer: string }>(
    'SELECT home, toUnixTimestamp64Milli(since) AS since, customer FROM members FINAL ORDER BY home, members.since',
  )
  return rows.map((row) => ({
    home: BigInt(row.home),
    since: Number(row.since),
    customer: BigInt(row.customer),
  }))
}

type Ids = { userId?: string; anonymousId?: string; previousId?: string }
const track = (at: number, ids: Ids) => ({
  type: 'track',
  event: 'Visit',
  messageId: `${at} ${JSON.stringify(ids)}`,
  timestamp: time(at),
  ...ids,
})

test('a family’s tablet goes back and forth between its users, also when messages come late', async () => {
  const said = [
    track(1, { anonymousId: 'tablet', userId: 'jane' }),
    track(3, { anonymousId: 'tablet', userId: 'mary' }),
    track(5, { anonymousId: 'tablet', userId: 'jane' }),
    track(6, { anonymousId: 'tablet' }),
  ]
  for (const one of [said[3], said[0], said[2], said[1]]) await given.accept([one])
  expect(await members()).toEqual([
    { home: device('tablet'), since: 0, customer: user('jane') },
    { home: device('tablet'), since: start + 3000, customer: user('mary') },
    { home: device('tablet'), since: start + 5000, customer: user('jane') },
  ])
  expect(new Set(given.batches.at(-1)?.customers)).toEqual(new Set([user('jane'), user('mary')]))
})

test('a verified address joins messages that carry nothing else, until a second user has it', async () => {
  const traits = { email: 'Ingrid@Shop.dk', email_verified: true }
  await given.accept([
    { type: 'track', messageId: 'mail', event: 'Newsletter Opened', context: { traits } },
    { type: 'identify', messageId: 'ingrid', userId: 'ingrid', traits },
  ])
  const home = homeOf('email', 'ingrid@shop.dk')
  expect(await given.identity.canonical([home])).toEqual([[user('ingrid')]])
  await given.accept([{ type: 'identify', messageId: 'lars', userId: 'lars', traits }])
  expect(await given.identity.canonical([home])).toEqual([[home]])
  expect(new Set(given.batches.at(-1)?.customers)).toEqual(new Set([user('lars'), user('ingrid'), home]))
})

test('an address that nobody verified joins nothing', async () => {
  const results = await given.accept([
    { type: 'track', event: 'Newsletter Opened', context: { traits: { email: 'ingrid@shop.dk' } } },
  ])
  expect(results).toMatchObject([{ status: 'refused', code: 'no-identifier' }])
})

test('an alias of a known user is refused with a warning, in either order', async () => {
  const alias = { type: 'alias', messageId: 'alias-1', previousId: 'old-1', userId: 'new-1' }
  await given.accept([track(1, { userId: 'old-1' })])
  expect(await given.accept([alias])).toMatchObject([{ status: 'accepted' }])
  expect((await warningsPage(given.records.db, { limit: 1 })).rows).toMatchObject([
    { reason: 'merge-refused' },
  ])
  expect(await given.identity.canonical([device('old-1')])).toEqual([[device('old-1')]])

  await given.accept([{ type: 'alias', messageId: 'alias-2', previousId: 'old-2', userId: 'new-2' }])
  expect(await given.identity.canonical([device('old-2')])).toEqual([[user('new-2')]])
  await given.accept([track(2, { userId: 'old-2' })])
  expect(await given.identity.canonical([device('old-2')])).toEqual([[device('old-2')]])
  expect(await given.identity.log(user('new-2'))).toMatchObject([
    { kind: 'alias', from: 'old-2', into: 'new-2', state: 'refused' },
  ])
})

test('two customers are joined and parted by hand, with everything that belongs to them', async () => {
  await given.accept([
    track(1, { userId: 'anna', anonymousId: 'anna-phone' }),
    track(2, { userId: 'anna.b', anonymousId: 'anna-laptop' }),
    track(3, { anonymousId: 'stray' }),
  ])
  const before = await members()
  const merged = await given.identity.merge(user('anna.b'), user('anna'), 'Paula', 'same loyalty card')
  expect(merged.entry).toMatchObject({ kind: 'merge', actor: 'Paula', state: 'active' })
  expect(merged.customers).toEqual(new Set([user('anna'), user('anna.b')]))
  expect(await given.identity.canonical([device('anna-laptop'), user('anna.b')])).toEqual([
    [user('anna')],
    [user('anna')],
  ])
  await expect(given.identity.merge(user('anna'), user('anna.b'), 'Paula', '')).rejects.toMatchObject({
    code: 'identity.same-customer',
  })
  // A visitor never swallows a known customer, whichever way round they are named.
  const visitor = await given.identity.merge(user('anna'), device('stray'), 'Paula', '')
  expect(visitor.entry).toMatchObject({ from: String(device('stray')), into: String(user('anna')) })
  expect(await given.identity.identifiersOf(user('anna'))).toMatchObject([
    { kind: 'user', value: 'anna' },
    { kind: 'user', value: 'anna.b' },
    { kind: 'anonymous', value: 'anna-phone' },
    { kind: 'anonymous', value: 'anna-laptop' },
    { kind: 'anonymous', value: 'stray' },
  ])

  await given.identity.unmerge(visitor.entry.id, 'Paula')
  await given.identity.unmerge(merged.entry.id, 'Paula')
  expect(await members()).toEqual(before)
  await expect(given.identity.unmerge(merged.entry.id, 'Paula')).rejects.toMatchObject({
    code: 'identity.merge-not-found',
  })
  expect((await given.identity.log(user('anna'))).map((entry) => entry.state)).toContain('removed')
})

test('nobody is merged with a customer who does not exist', async () => {
  await expect(given.identity.merge(user('anna'), 42n, 'Paula', '')).rejects.toMatchObject({
    code: 'customer.not-found',
  })
})

test('when a proof is deleted, the next one counts; when the last is gone, the link ends', async () => {
  const proof = (at: number, userId: string) => track(at, { userId, anonymousId: 'lent-phone' })
  await given.accept([
    proof(1, 'first'),
    proof(2, 'second'),
    proof(3, 'first'),
    track(4, { anonymousId: 'lent-phone' }),
  ])
  const forget = async (userId: string, until: number) => {
    await given.journeys.command(
      `DELETE FROM interactions WHERE user_id = '${userId}' AND toUnixTimestamp64Milli(at) <= ${start + until * 1000}`,
    )
    return given.identity.recheck([user(userId)])
  }
  await forget('first', 1)
  const [phone, first, second] = [device('lent-phone'), user('first'), user('second')]
  expect(await given.identity.canonical([phone])).toEqual([[second, first]])
  await forget('second', 2)
  expect(await given.identity.canonical([phone])).toEqual([[first]])
  expect(await forget('first', 3)).toEqual(new Set([first, phone]))
  expect(await given.identity.canonical([phone])).toEqual([[phone]])
})

test('a till that every customer uses joins nobody, and says so', async () => {
  const at = (index: number) => track(index, { userId: `shopper-${index}`, anonymousId: 'till' })
  const shoppers = Array.from({ length: maxUsersPerDevice + 2 }, (_, index) => at(index))
  await given.accept(shoppers.toReversed())
  expect(await given.identity.canonical([device('till')])).toEqual([[device('till')]])
  const newest = (await warningsPage(given.records.db, { limit: 1 })).rows
  expect(newest).toMatchObject([{ reason: 'identifier-limit', field: 'anonymousId' }])
  expect(newest[0]?.payload).toContain(`shopper-${maxUsersPerDevice + 1}`)
})

test('memberships left behind by a stop are caught up with at the next start', async () => {
  await given.accept([track(1, { userId: 'ines', anonymousId: 'ines-phone' })])
  // As if the process had stopped right before the memberships were written.
  await given.journeys.command(`DELETE FROM members WHERE home = ${device('ines-phone')}`)
  await markStale(given.records.db, [device('ines-phone')])
  const restarted = await createIdentity({ records: given.records, journeys: given.journeys })
  expect(await restarted.resync()).toEqual(new Set([device('ines-phone'), user('ines')]))
  expect(await restarted.canonical([device('ines-phone')])).toEqual([[user('ines')]])
  expect(await given.records.db.selectFrom('identity_stale').selectAll().execute()).toEqual([])
})

test('any order of arrival, in any batches, gives the memberships of the whole set; unmerging restores them', async () => {
  const name = (prefix: string, n: number) =>
    fc.integer({ min: 1, max: n }).map((index) => `${prefix}-${index}`)
  const message = fc.record({
    at: fc.integer({ min: 0, max: 20 }),
    anonymousId: fc.option(name('visitor', 3), { nil: undefined }),
    userId: fc.option(name('known', 3), { nil: undefined }),
    previousId: fc.option(fc.oneof(name('known', 3), name('visitor', 3)), { nil: undefined, freq: 1 }),
  })
  let run = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(message, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
      async (batches) => {
        run += 1
        // Each run has ids of its own, so that it starts from nothing.
        const own = (id: string | undefined) => (id ? `${run} ${id}` : undefined)
        const said = batches.map((batch) =>
          batch
            .filter((one) => one.anonymousId || one.userId)
            .map(({ at, anonymousId, userId, previousId }) => {
              const ids = { anonymousId: own(anonymousId), userId: own(userId), previousId: own(previousId) }
              const isAlias = userId && previousId && previousId !== userId
              return {
                ...track(at, ids),
                type: isAlias ? 'alias' : 'track',
                messageId: `${run} ${at} ${JSON.stringify(ids)}`,
              }
            }),
        )
        for (const batch of said) await given.accept(batch)
        const stored = said.flatMap((batch) => batch.map((one, rank) => ({ ...one, rank })))
        const firsts = [...Map.groupBy(stored, (one) => one.messageId).values()].flatMap((same) =>
          same.slice(0, 1),
        )
        const links = firsts.flatMap((one): Link[] => {
          const { userId, anonymousId, previousId } = one
          if (!userId) return []
          const place = { at: Date.parse(one.timestamp), rank: one.rank, message: messageHash(one.messageId) }
          const base = { ...place, user: user(userId) }
          return [
            ...(anonymousId ? [{ ...base, kind: 'anonymous' as const, from: device(anonymousId) }] : []),
            ...(one.type === 'alias' && previousId
              ? [{ ...base, kind: 'alias' as const, from: device(previousId) }]
              : []),
          ]
        })
        const users = new Set(firsts.flatMap((one) => (one.userId ? [device(one.userId)] : [])))
        const expected = resolve({
          links: earliestAliases(links),
          merges: [],
          isUser: (alias) => users.has(alias.from),
        })
        const homes = new Set(
          firsts.flatMap((one) =>
            [one.anonymousId, one.previousId].flatMap((id) => (id ? [device(id)] : [])),
          ),
        )
        const ofRun = async () => (await members()).filter((row) => homes.has(row.home))
        expect(await ofRun()).toEqual(sorted(expected))

        const customers = [...new Set(firsts.flatMap((one) => (one.userId ? [user(one.userId)] : [])))]
        const [a, b] = customers
        if (a === undefined || b === undefined) return
        const { entry } = await given.identity.merge(a, b, 'Paula', 'test')
        expect((await members()).filter((row) => row.customer === a)).toEqual([])
        await given.identity.unmerge(entry.id, 'Paula')
        expect(await ofRun()).toEqual(sorted(expected))
      },
    ),
    { numRuns: 25 },
  )
  expect(given.troubles).toEqual([])
}, 180_000)

/** An alias call counts once, at its earliest; links of devices count each time. */
const earliestAliases = (links: Link[]): Link[] =>
  links.filter(
    (one) =>
      one.kind !== 'alias' ||
      !links.some(
        (other) =>
          other.kind === 'alias' && other.from === one.from && other.user === one.user && before(other, one),
      ),
  )
const before = (a: Link, b: Link): boolean =>
  a.at !== b.at ? a.at < b.at : a.rank !== b.rank ? a.rank < b.rank : a.message < b.message
const sorted = (rows: readonly MemberRow[]): MemberRow[] =>
  [...rows].sort((a, b) => (a.home < b.home ? -1 : a.home > b.home ? 1 : a.since - b.since))

test('what was learned is there after a restart', async () => {
  const { directory } = given
  await given.close()
  const again = await openIngest(directory)
  expect(await again.identity.canonical([device('anna-laptop')])).toEqual([[user('anna.b')]])
  given = { ...given, ...again }
})
