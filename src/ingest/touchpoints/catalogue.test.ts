/** The catalogue knows the touchpoint of every kind, whatever is made, changed, merged or removed. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type GivenRecords, givenRecords, recordsEngines } from '../../../test/support/records.ts'
import type { TouchpointRule } from '../../model/touchpoint.ts'
import { type Catalogue, openCatalogue } from './catalogue.ts'
import type { NewKind } from './kind-of-message.ts'

const track = (name: string, channel = ''): NewKind => ({ type: 'track', name, path: '', channel })
const page = (path: string, name = ''): NewKind => ({ type: 'page', name, path, channel: '' })
const rule = (given: Partial<TouchpointRule>): TouchpointRule => ({ properties: [], ...given })

const numberOf = (catalogue: Catalogue, { type, name, path, channel }: NewKind) =>
  catalogue.kindOf(type, name, path, channel) ?? 0

const touchpointFor = (catalogue: Catalogue, kind: NewKind) => {
  const touchpoint = catalogue.touchpointOfKind()[numberOf(catalogue, kind)]
  return catalogue.touchpoints().find(({ id }) => id === touchpoint)
}

describe.each(recordsEngines)('the catalogue on %s', (engine) => {
  let given: GivenRecords
  let catalogue: Catalogue
  const empty = () => sql`truncate touchpoint, kind, setting restart identity`.execute(given.records.db)
  beforeAll(async () => {
    given = await givenRecords(engine)
  })
  afterAll(() => given[Symbol.asyncDispose]())
  beforeEach(async () => {
    await empty()
    catalogue = await openCatalogue(given.records)
  })

  test('a kind that no rule claims gets a touchpoint at once, with a readable name', async () => {
    const kinds = [track('order_completed', 'app'), page('/pricing'), track('Payment Failed')]
    expect(numberOf(catalogue, track('order_completed', 'app'))).toBe(0)
    await catalogue.ensureKinds(kinds)
    expect(kinds.map((kind) => touchpointFor(catalogue, kind))).toMatchObject([
      { name: 'Order completed', channel: 'app', origin: 'found', feeling: null },
      { name: 'Pricing page', channel: 'web' },
      { name: 'Payment Failed', department: 'Finance', feeling: -80 },
    ])
  })

  test('taking the same kinds again, also many times at once, changes nothing', async () => {
    const kinds = Array.from({ length: 50 }, (_, index) => track(`Event ${index}`))
    await Promise.all(
      Array.from({ length: 5 }, (_, offset) => catalogue.ensureKinds(kinds.slice(offset * 5))),
    )
    await catalogue.ensureKinds([...kinds, ...kinds])
    expect([catalogue.kinds().length, catalogue.touchpoints().length]).toEqual([50, 50])
    expect(catalogue.revision()).toBe(0)
  })

  test('what another process finds is taken over, not found twice', async () => {
    const other = await openCatalogue(given.records)
    await other.ensureKinds([track('A'), track('B')])
    await catalogue.ensureKinds([track('B'), track('C')])
    await other.refresh()
    for (const name of ['A', 'B', 'C'])
      expect(touchpointFor(other, track(name))).toEqual(touchpointFor(catalogue, track(name)))
    expect(catalogue.touchpoints()).toHaveLength(3)
  })

  test('a reopened catalogue says the same', async () => {
    await catalogue.ensureKinds([track('A'), page('/b')])
    await catalogue.make({ name: 'Pages', channel: 'web', rules: [rule({ type: 'page' })] })
    const again = await openCatalogue(given.records)
    expect(again.touchpoints()).toEqual(catalogue.touchpoints())
    expect(again.touchpointOfKind()).toEqual(catalogue.touchpointOfKind())
    expect(again.revision()).toBe(catalogue.revision())
  })

  test('a made touchpoint claims kinds of before and of later; removed, they fall back to what was found', async () => {
    await catalogue.ensureKinds([page('/help/returns'), page('/pricing')])
    const found = touchpointFor(catalogue, page('/help/returns'))
    const help = await catalogue.make({ name: 'Help', channel: 'web', rules: [rule({ path: '/help/*' })] })
    await catalogue.ensureKinds([page('/HELP/payment')])
    expect(touchpointFor(catalogue, page('/help/returns'))?.id).toBe(help.id)
    expect(touchpointFor(catalogue, page('/HELP/payment'))?.id).toBe(help.id)
    expect(touchpointFor(catalogue, page('/pricing'))?.name).toBe('Pricing page')
    await catalogue.remove(help.id)
    expect(touchpointFor(catalogue, page('/help/returns'))).toEqual(found)
    expect(touchpointFor(catalogue, page('/HELP/payment'))?.name).toBe('HELP › Payment page')
  })

  test('the most precise rule wins, whoever was made first', async () => {
    const all = await catalogue.make({
      name: 'Any order',
      channel: 'web',
      rules: [rule({ name: 'Order *' })],
    })
    const exact = await catalogue.make({
      name: 'Shipped',
      channel: 'post',
      rules: [rule({ name: 'order shipped' })],
    })
    const byApp = await catalogue.make({
      name: 'Shipped, seen in the app',
      channel: 'app',
      rules: [rule({ name: 'Order Shipped', channel: 'app' })],
    })
    await catalogue.ensureKinds([track('Order Shipped'), track('Order Shipped', 'app'), track('Order Paid')])
    expect(touchpointFor(catalogue, track('Order Shipped'))?.id).toBe(exact.id)
    expect(touchpointFor(catalogue, track('Order Shipped', 'app'))?.id).toBe(byApp.id)
    expect(touchpointFor(catalogue, track('Order Paid'))?.id).toBe(all.id)
  })

  test('merging moves kinds and rules, and the number is never used again', async () => {
    await catalogue.ensureKinds([track('Call'), track('Phone call')])
    const from = touchpointFor(catalogue, track('Call'))?.id ?? 0
    const into = touchpointFor(catalogue, track('Phone call'))?.id ?? 0
    await catalogue.change(from, { rules: [rule({ name: 'Callback*' })] })
    const merged = await catalogue.merge(from, into)
    await catalogue.ensureKinds([track('Callback asked for'), track('Call', 'phone'), track('New')])
    expect(merged).toMatchObject({ id: into, rules: [{ name: 'Callback*' }] })
    for (const kind of [
      track('Call'),
      track('Phone call'),
      track('Callback asked for'),
      track('Call', 'phone'),
    ])
      expect(touchpointFor(catalogue, kind)?.id).toBe(into)
    expect(catalogue.touchpoints().map(({ id }) => id)).not.toContain(from)
    await expect(catalogue.change(from, { name: 'x' })).rejects.toMatchObject({
      code: 'touchpoint.not-found',
    })
    await expect(catalogue.merge(into, into)).rejects.toMatchObject({ code: 'touchpoint.invalid' })
  })

  test('the revision grows with what derived journeys depend on, and not with names', async () => {
    await catalogue.ensureKinds([track('A'), track('B')])
    const id = touchpointFor(catalogue, track('A'))?.id ?? 0
    const grown: number[] = []
    const note = () => grown.push(catalogue.revision())
    await catalogue.change(id, { name: 'First', department: 'Sales' }).then(note)
    await catalogue.change(id, { rules: [rule({ name: 'nothing like it' })] }).then(note)
    await catalogue.change(id, { rules: [rule({ name: 'B' })] }).then(note)
    await catalogue.change(id, { feeling: -50 }).then(note)
    await catalogue.change(id, { hidden: true }).then(note)
    const conditions = [{ key: 'plan', op: 'is' as const, value: 'pro' }]
    await catalogue
      .make({ name: 'Pro', channel: 'web', rules: [{ name: 'A', properties: conditions }] })
      .then(note)
    expect(grown).toEqual([0, 0, 1, 2, 3, 4])
    expect(catalogue.propertyRules()).toMatchObject([
      { conditions, kinds: [numberOf(catalogue, track('A'))] },
    ])
    expect(touchpointFor(catalogue, track('A'))?.name).toBe('First')
  })

  test('a full catalogue files what is new under "other" and keeps what it knows', async () => {
    const small = await openCatalogue(given.records, { touchpoints: 10, kinds: 20 })
    await small.ensureKinds(Array.from({ length: 30 }, (_, index) => track(`Event ${index}`)))
    const other = small.otherKind()
    expect(small.touchpoints()).toHaveLength(11)
    expect(numberOf(small, track('Event 9'))).not.toBe(other)
    expect(numberOf(small, track('Event 10'))).toBe(other)
    expect(numberOf(small, track('never seen'))).toBe(other)
    await small.ensureKinds([track('never seen')])
    expect(touchpointFor(small, track('never seen'))?.name).toBe('Other')
  })

  test('names that no database stores as they are do no harm', async () => {
    const nul = String.fromCharCode(0)
    const odd = [track(`a${nul}b`), track('a\nb'), track('half \uD800'), track(`'; drop table kind; --`)]
    await catalogue.ensureKinds(odd)
    const again = await openCatalogue(given.records)
    for (const kind of odd) expect(touchpointFor(again, kind)).toEqual(touchpointFor(catalogue, kind))
    expect(new Set(odd.map((kind) => numberOf(again, kind))).size).toBe(4)
    await again.ensureKinds(odd)
    expect(again.kinds()).toHaveLength(4)
    const id = touchpointFor(again, track('a\nb'))?.id ?? 0
    const changed = await again.change(id, { name: `x${nul}y`, rules: [rule({ name: `z${nul}` })] })
    expect(changed).toMatchObject({ name: 'x\uFFFDy', rules: [{ name: 'z\uFFFD' }] })
  })

  test('a rejected change leaves the catalogue as it was', async () => {
    await catalogue.ensureKinds([track('A')])
    const before = structuredClone(catalogue.touchpoints())
    const id = before[0]?.id ?? 0
    await expect(catalogue.change(id, { feeling: 999 })).rejects.toMatchObject({ code: '23514' })
    expect(catalogue.touchpoints()).toEqual(before)
    await catalogue.change(id, { name: 'Works again' })
    expect(touchpointFor(catalogue, track('A'))?.name).toBe('Works again')
  })
})

describe('whatever is done', () => {
  const names = ['order', 'order paid', 'Order Paid', 'order shipped', 'refund', 'page', '*', 'a*b']
  const kind = fc.record({
    type: fc.constantFrom('track', 'page', 'identify'),
    name: fc.constantFrom(...names),
    path: fc.constantFrom('', '/', '/a/:id', '/a/b'),
    channel: fc.constantFrom('', 'app', 'fax'),
  })
  const part = (values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
  const someRule = fc
    .record({
      name: part(['order*', '*paid', 'order paid', '*']),
      path: part(['/a/*', '/a/b']),
      channel: part(['app', 'web']),
    })
    .filter(({ name, path, channel }) => Boolean(name || path || channel))
    .map(rule)
  const action = fc.oneof(
    fc.record({ do: fc.constant('find' as const), kinds: fc.array(kind, { maxLength: 6 }) }),
    fc.record({ do: fc.constant('make' as const), rules: fc.array(someRule, { maxLength: 2 }) }),
    fc.record({
      do: fc.constant('change' as const),
      nth: fc.nat(20),
      rules: fc.array(someRule, { maxLength: 2 }),
    }),
    fc.record({ do: fc.constant('merge' as const), nth: fc.nat(20), with: fc.nat(20) }),
    fc.record({ do: fc.constant('remove' as const), nth: fc.nat(20) }),
  )
  let given: GivenRecords
  beforeAll(async () => {
    given = await givenRecords()
  })
  afterAll(() => given[Symbol.asyncDispose]())
  const fresh = async () => {
    await sql`truncate touchpoint, kind, setting restart identity`.execute(given.records.db)
    return openCatalogue(given.records)
  }

  test('every kind has exactly one existing touchpoint, and a reopened catalogue agrees', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 8 }), async (actions) => {
        const catalogue = await fresh()
        for (const step of actions) {
          const ids = catalogue.touchpoints().map(({ id }) => id)
          const pick = (nth: number) => ids[nth % ids.length] ?? 0
          if (step.do === 'find') await catalogue.ensureKinds(step.kinds)
          else if (step.do === 'make')
            await catalogue.make({ name: 'Made', channel: 'web', rules: step.rules })
          else if (ids.length === 0) continue
          else if (step.do === 'change') await catalogue.change(pick(step.nth), { rules: step.rules })
          else if (step.do === 'remove') await catalogue.remove(pick(step.nth))
          else if (pick(step.nth) !== pick(step.with)) await catalogue.merge(pick(step.nth), pick(step.with))
        }
        const ids = new Set(catalogue.touchpoints().map(({ id }) => id))
        for (const { id } of catalogue.kinds()) expect(ids).toContain(catalogue.touchpointOfKind()[id])
        const again = await openCatalogue(given.records)
        expect(again.touchpointOfKind()).toEqual(catalogue.touchpointOfKind())
        expect(again.touchpoints()).toEqual(catalogue.touchpoints())
      }),
      { numRuns: 60 },
    )
  })

  test('the order of discovery does not matter: the same kinds stand together, under the same rules', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .uniqueArray(kind, { selector: (one) => JSON.stringify(one), maxLength: 10 })
          .chain((kinds) =>
            fc.tuple(fc.constant(kinds), fc.shuffledSubarray(kinds, { minLength: kinds.length })),
          ),
        fc.array(someRule, { maxLength: 3 }),
        async ([kinds, shuffled], rules) => {
          const groups = async (order: NewKind[], rulesFirst: boolean) => {
            const catalogue = await fresh()
            const makeAll = async () => {
              for (const [index, one] of rules.entries())
                await catalogue.make({ name: `Made ${index}`, channel: 'web', rules: [one] })
            }
            if (rulesFirst) await makeAll()
            for (const one of order) await catalogue.ensureKinds([one])
            if (!rulesFirst) await makeAll()
            const keys = kinds.map((one) => {
              const touchpoint = touchpointFor(catalogue, one)
              return touchpoint?.origin === 'made' ? touchpoint.name : `found ${touchpoint?.id}`
            })
            return keys.map((key) => (key.startsWith('found') ? keys.indexOf(key) : key))
          }
          const expected = await groups(kinds, true)
          expect(await groups(shuffled, true)).toEqual(expected)
          expect(await groups(shuffled, false)).toEqual(expected)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('taking, changing and reopening take no more statements for 50 000 kinds than for 300', async () => {
    /** How many statements each of them took. */
    const statementsWith = async (sections: number, topics: number) => {
      await fresh()
      let statements = 0
      const db = given.records.db.withPlugin({
        transformQuery({ node }) {
          statements++
          return node
        },
        transformResult: async ({ result }) => result,
      })
      const catalogue = await openCatalogue({ ...given.records, db })
      for (let index = 0; index < sections; index++)
        await catalogue.make({
          name: `Section ${index}`,
          channel: 'web',
          rules: [rule({ path: `/section-${index}/*` })],
        })
      const pages = Array.from({ length: topics }, (_, index) =>
        page(`/section-${index % sections}/topic-${index}x`),
      )
      const events = Array.from({ length: sections }, (_, index) => track(`Thing ${index} happened`))
      const counted = async (task: () => Promise<unknown>) => {
        statements = 0
        await task()
        return statements
      }
      const counts = {
        taking: await counted(() => catalogue.ensureKinds([...pages, ...events])),
        one: await counted(() => catalogue.ensureKinds([track('One more')])),
        changing: await counted(() =>
          catalogue.change(catalogue.touchpoints()[0]?.id ?? 0, {
            rules: [rule({ path: '/section-0/*' }), rule({ name: 'x' })],
          }),
        ),
        reopening: await counted(() => openCatalogue({ ...given.records, db })),
      }
      expect(catalogue.touchpoints()).toHaveLength(2 * sections + 1)
      expect(catalogue.kinds()).toHaveLength(topics + sections + 1)
      return counts
    }
    const few = await statementsWith(3, 300)
    expect(await statementsWith(300, 50_000)).toEqual(few)
    expect(Math.min(...Object.values(few))).toBeGreaterThan(0)
    expect(Math.max(...Object.values(few))).toBeLessThan(20)
  })
})
