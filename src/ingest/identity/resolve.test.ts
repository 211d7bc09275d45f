import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { homeOf, messageHash } from '../../journey/hash.ts'
import { type Link, type LinkKind, maxIdentifiersPerCustomer, maxUsersPerDevice } from './evidence.ts'
import { customerAt, type Evidence, type Membership, resolve } from './resolve.ts'

type Said = { at: number; device?: string; user?: string; kind?: LinkKind; email?: string }

const link = ({ at, device = '', user = '', kind = 'anonymous', email }: Said): Link => ({
  kind: email ? 'email' : kind,
  from: email ? homeOf('email', email) : homeOf('anonymous', device),
  user: homeOf('user', user),
  at,
  rank: 0,
  message: messageHash(`${at} ${device} ${user}`),
})

const known = (users: readonly string[]): Evidence['isUser'] => {
  const homes = new Set(users.map((user) => homeOf('anonymous', user)))
  return (alias) => homes.has(alias.from)
}

/** Whose each message is: the name of its user, or of the device that stays on its own. */
function ownersOf(said: readonly Said[], isUser: Evidence['isUser'] = () => false): string[] {
  const links = said.filter((one) => one.user && (one.device || one.email)).map(link)
  const members = Map.groupBy(resolve({ links, merges: [], isUser }), (row) => row.home)
  const names = new Map(
    said.flatMap((one) => [
      [homeOf('user', one.user ?? ''), one.user ?? ''],
      [homeOf('anonymous', one.device ?? ''), one.device ?? ''],
      [homeOf('email', one.email ?? ''), one.email ?? ''],
    ]),
  )
  return said.map(({ at, device, user, email }) => {
    const home = user
      ? homeOf('user', user)
      : device
        ? homeOf('anonymous', device)
        : homeOf('email', email ?? '')
    return names.get(customerAt(home, members.get(home) ?? [], at)) ?? '?'
  })
}

describe('published examples (METHODS.md §9)', () => {
  test('Amplitude: a device that changes hands follows the user last known', () => {
    const said = [
      { at: 1, device: 'R', user: 'Jane' },
      { at: 2, device: 'R' },
      { at: 3, device: 'R', user: 'Mary' },
      { at: 4, device: 'R' },
      { at: 5, device: 'R' },
    ]
    expect(ownersOf(said)).toEqual(['Jane', 'Jane', 'Mary', 'Mary', 'Mary'])
  })

  test('Amplitude: a second device joins the user it later shows', () => {
    const said = [
      { at: 1, device: 'Y', user: 'David' },
      { at: 2, device: 'Z' },
      { at: 3, device: 'Z', user: 'David' },
      { at: 4, device: 'Z' },
    ]
    expect(ownersOf(said.slice(0, 2))).toEqual(['David', 'Z'])
    expect(ownersOf(said)).toEqual(['David', 'David', 'David', 'David'])
  })

  test('Amplitude: what came before the first link belongs to the first user', () => {
    expect(
      ownersOf([
        { at: 1, device: 'G' },
        { at: 2, device: 'G' },
        { at: 3, device: 'G', user: 'John' },
      ]),
    ).toEqual(['John', 'John', 'John'])
  })

  test('Mixpanel: two devices of one user are one person', () => {
    const said = [
      { at: 1, device: 'D1' },
      { at: 2, device: 'D1' },
      { at: 3, device: 'D1', user: 'U1' },
      { at: 4, device: 'D2' },
      { at: 5, device: 'D2' },
      { at: 6, device: 'D2', user: 'U1' },
    ]
    expect(ownersOf(said)).toEqual(['U1', 'U1', 'U1', 'U1', 'U1', 'U1'])
  })

  test('Segment: an address of two users is nobody’s key, and both users stay apart', () => {
    const said = [
      { at: 1, email: 'jane@shop.dk', user: 'abc123' },
      { at: 2, email: 'jane@shop.dk' },
      { at: 3, email: 'jane@shop.dk', user: 'abc456' },
    ]
    expect(ownersOf(said.slice(0, 2))).toEqual(['abc123', 'abc123'])
    expect(ownersOf(said)).toEqual(['abc123', 'jane@shop.dk', 'abc456'])
  })

  test('PostHog: two users on one session are never joined', () => {
    expect(
      ownersOf([
        { at: 1, device: 'S', user: 'A' },
        { at: 2, device: 'S', user: 'C' },
      ]),
    ).toEqual(['A', 'C'])
  })

  test('PostHog: an alias of an id that was ever a user is refused', () => {
    const alias = { at: 1, device: 'A', user: 'C', kind: 'alias' as const }
    const visit = { at: 0, device: 'A' }
    expect(ownersOf([visit, alias])).toEqual(['C', 'C'])
    expect(ownersOf([visit, alias], known(['A']))).toEqual(['A', 'C'])
  })
})

describe('limits', () => {
  test('a till with many users says nothing about who uses it', () => {
    const users = (n: number) =>
      Array.from({ length: n }, (_, index) => ({ at: index + 1, device: 'till', user: `u${index}` }))
    const visit = { at: 5_000, device: 'till' }
    expect(ownersOf([...users(maxUsersPerDevice), visit]).at(-1)).toBe(`u${maxUsersPerDevice - 1}`)
    expect(ownersOf([...users(maxUsersPerDevice + 1), visit]).at(-1)).toBe('till')
  })

  test('a user keeps her earliest identifiers, whatever came first', () => {
    const links = Array.from({ length: maxIdentifiersPerCustomer + 1 }, (_, index) =>
      link({ at: index + 1, device: `d${index}`, user: 'U' }),
    )
    const members = resolve({ links: links.toReversed(), merges: [], isUser: () => false })
    expect(members).toHaveLength(maxIdentifiersPerCustomer)
    expect(members.some((row) => row.home === homeOf('anonymous', `d${maxIdentifiersPerCustomer}`))).toBe(
      false,
    )
  })
})

describe('merges by hand', () => {
  const [a, b, c] = [homeOf('user', 'a'), homeOf('user', 'b'), homeOf('user', 'c')]
  const device = link({ at: 1, device: 'D', user: 'a' })

  test('a chain of merges ends at the last survivor, and devices come along', () => {
    const merges = [
      { from: b, into: c },
      { from: a, into: b },
    ]
    const members = resolve({ links: [device], merges, isUser: () => false })
    expect(members.map((row) => row.customer)).toEqual([c, c, c])
    expect(new Set(members.map((row) => row.home))).toEqual(new Set([a, b, device.from]))
  })

  test('a decision about a visitor stands against later evidence', () => {
    const merges = [{ from: device.from, into: c }]
    expect(resolve({ links: [device], merges, isUser: () => false })).toEqual([
      { home: device.from, since: 0, customer: c },
    ])
  })
})

describe('properties', () => {
  const name = (prefix: string, n: number) =>
    fc.integer({ min: 0, max: n }).map((index) => `${prefix}${index}`)
  const said = fc.record({
    at: fc.integer({ min: 0, max: 12 }),
    device: name('d', 3),
    user: name('u', 3),
    kind: fc.constantFrom<LinkKind>('anonymous', 'anonymous', 'alias'),
  })
  const evidence = fc.array(said, { maxLength: 25 }).map((list) => list.map(link))
  /** Merges as people can make them: each customer into another one that does not lead back. */
  const merging = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), { maxLength: 4 })
    .map((list) => {
      const merges = new Map<bigint, bigint>()
      const end = (home: bigint): bigint => {
        const next = merges.get(home)
        return next === undefined ? home : end(next)
      }
      for (const [one, other] of list) {
        const [from, into] = [end(homeOf('user', `u${one}`)), end(homeOf('user', `u${other}`))]
        if (from !== into) merges.set(from, into)
      }
      return [...merges].map(([from, into]) => ({ from, into }))
    })
  const isUser = known(['d0'])

  test('any order of arrival, and any repetition, gives the same memberships', () => {
    fc.assert(
      fc.property(
        evidence.chain((links) =>
          fc.tuple(
            fc.constant(links),
            fc.shuffledSubarray([...links, ...links], { minLength: links.length * 2 }),
          ),
        ),
        merging,
        ([links, shuffled], merges) => {
          const expected = resolve({ links, merges, isUser })
          expect(resolve({ links: shuffled, merges: merges.toReversed(), isUser })).toEqual(expected)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('a home belongs to one customer at a time, from the beginning on, and two users never to each other', () => {
    fc.assert(
      fc.property(evidence, (links) => {
        const members = resolve({ links, merges: [], isUser })
        const users = new Set(links.map((one) => one.user))
        for (const [home, spans] of Map.groupBy(members, (row: Membership) => row.home)) {
          expect(users.has(home)).toBe(false)
          expect(spans[0]?.since).toBe(0)
          expect(new Set(spans.map((span) => span.since)).size).toBe(spans.length)
          expect(spans.every((span) => users.has(span.customer))).toBe(true)
        }
      }),
    )
  })
})
