import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Touchpoint } from '../../model/touchpoint.ts'
import { guessTouchpoint } from './guess-touchpoint.ts'
import { type FoundKind, type Picture, pictureOf } from './picture.ts'
import { unusedParts } from './unused-parts.ts'

const kind = (id: number, name: string, found: number | null = id): FoundKind => ({
  ...{ id, type: 'track', name, path: '', channel: '' },
  found,
})
const guessed = (one: FoundKind, changed: Partial<Touchpoint> = {}): Touchpoint => ({
  ...{ id: one.found ?? 0, origin: 'found' as const, rules: [], ...guessTouchpoint(one) },
  ...changed,
})
const none: ReadonlySet<number> = new Set()

const unused = (picture: Picture, kinds: readonly number[] = [], onMaps: ReadonlySet<number> = none) => {
  const found = unusedParts(picture, { kinds: new Set(kinds), touchpoints: onMaps })
  return { kinds: [...found.kinds], touchpoints: [...found.touchpoints] }
}

const visit = kind(1, 'Visit')
const order = kind(2, 'Order')

test('kinds without interactions go, with the touchpoint found for them alone', () => {
  const picture = pictureOf([guessed(visit), guessed(order)], [visit, order])
  expect(unused(picture, [1])).toEqual({ kinds: [2], touchpoints: [2] })
  expect(unused(picture, [1, 2])).toEqual({ kinds: [], touchpoints: [] })
})

test('a touchpoint stays while one of its kinds is used', () => {
  const written = kind(3, 'visit', 1)
  const picture = pictureOf([guessed(visit)], [visit, written])
  expect(unused(picture, [1])).toEqual({ kinds: [3], touchpoints: [] })
})

test.each<Partial<Touchpoint>>([
  { name: 'Our visit' },
  { channel: 'phone' },
  { department: 'Elsewhere' },
  { hidden: true },
  { feeling: 50 },
  { origin: 'made' },
  { rules: [{ name: 'Visit', properties: [] }] },
])('what a person has changed stays with its kinds: %j', (changed) => {
  const picture = pictureOf([guessed(visit, changed)], [visit])
  expect(unused(picture)).toEqual({ kinds: [], touchpoints: [] })
})

test('so does what a person has merged, or put on a map', () => {
  const merged = pictureOf([guessed(visit)], [visit, kind(2, 'Order', 1)])
  expect(unused(merged)).toEqual({ kinds: [], touchpoints: [] })
  const mapped = pictureOf([guessed(visit)], [visit])
  expect(unused(mapped, [], new Set([1]))).toEqual({ kinds: [], touchpoints: [] })
})

test('a name that was taken got its channel, then a number, behind it: that is no change by a person', () => {
  const { name, channel } = guessTouchpoint(visit)
  for (const given of [`${name} (${channel})`, `${name} (${channel}) 2`])
    expect(unused(pictureOf([guessed(visit, { name: given })], [visit])).touchpoints).toEqual([1])
  expect(unused(pictureOf([guessed(visit, { name: `${name} 2` })], [visit])).touchpoints).toEqual([])
})

test('kinds that a rule claims go when they are unused; the rule and its touchpoint stay', () => {
  const made = guessed(visit, { id: 9, origin: 'made', rules: [{ name: 'V*', properties: [] }] })
  expect(unused(pictureOf([made], [kind(1, 'Visit', null)]))).toEqual({ kinds: [1], touchpoints: [] })
})

test('whatever is forgotten: what is used keeps its touchpoint', () => {
  const names = fc.constantFrom('Visit', 'visit', 'Order', 'Ask', 'Pay')
  fc.assert(
    fc.property(fc.array(fc.tuple(names, fc.boolean()), { maxLength: 12 }), (told) => {
      const founder = new Map<string, FoundKind>()
      const kinds = told.map(([name], index) => {
        const first = founder.get(name.toLowerCase())
        const made = kind(index + 1, name, first?.id ?? index + 1)
        if (!first) founder.set(name.toLowerCase(), made)
        return made
      })
      const used = new Set(kinds.filter((_, index) => told[index]?.[1]).map(({ id }) => id))
      const touchpoints = [...founder.values()].map((one) => guessed(one))
      const gone = unusedParts(pictureOf(touchpoints, kinds), { kinds: used, touchpoints: none })
      for (const one of kinds)
        if (used.has(one.id)) {
          expect(gone.kinds.has(one.id)).toBe(false)
          expect(gone.touchpoints.has(one.found ?? 0)).toBe(false)
        } else expect(gone.kinds.has(one.id)).toBe(true)
    }),
  )
})
