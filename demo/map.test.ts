/** The designed maps and the touchpoint list agree with what the demo company really sends. */
import { expect, test } from 'vitest'
import { MapDesign } from '../src/model/journey-map.ts'
import { Message } from '../src/model/message.ts'
import { TouchpointRule } from '../src/model/touchpoint.ts'
import { generateDemo } from './company.ts'
import { designOf } from './design-of.ts'
import { demoMaps } from './map.ts'
import type { DemoMessage } from './message.ts'
import { demoTouchpoints, type RawMatch, ruleOf } from './touchpoints.ts'

const messages = [...generateDemo({ seed: 1, now: new Date('2026-06-12T09:00:00Z'), customers: 2000 })]
const keyOf = (match: RawMatch) => JSON.stringify(match)

function matches(match: RawMatch, message: DemoMessage): boolean {
  if ('event' in match) return message.event === match.event
  if ('screen' in match) return message.type === 'screen' && message.name === match.screen
  const pattern = new RegExp(`^${match.path.replaceAll('*', '[^/]+')}$`)
  return message.type === 'page' && pattern.test(String(message.properties?.path))
}
const interactions = messages.filter(({ type }) => type === 'track' || type === 'page' || type === 'screen')
/** One message for each way of being raw, so that matching every touchpoint stays quick. */
const kinds = new Map(
  interactions.map(
    (m) => [`${m.event ?? m.properties?.path ?? m.name}|${m.properties?.channel}`, m] as const,
  ),
)

test('every interaction is exactly one touchpoint, in a channel that is listed', () => {
  for (const message of kinds.values()) {
    const found = demoTouchpoints.filter((touchpoint) => matches(touchpoint.match, message))
    expect(found, JSON.stringify(message)).toHaveLength(1)
    expect(found[0]?.channels).toContain(message.properties?.channel)
  }
})

test('every touchpoint happens, under a name of its own', () => {
  const sent = [...kinds.values()]
  for (const touchpoint of demoTouchpoints) {
    expect(
      sent.some((message) => matches(touchpoint.match, message)),
      touchpoint.name,
    ).toBe(true)
  }
  expect(new Set(demoTouchpoints.map(({ name }) => name)).size).toBe(demoTouchpoints.length)
})

test.each(demoMaps)('$name: each touchpoint belongs to at most one step, and all are known', (map) => {
  const used = map.stages.flatMap(({ steps }) => steps.flatMap(({ touchpoints }) => touchpoints)).map(keyOf)
  expect(new Set(used).size).toBe(used.length)
  const known = demoTouchpoints.map(({ match }) => keyOf(match))
  for (const key of used) expect(known).toContain(key)
  for (const { match } of map.leftOut) expect(used).not.toContain(keyOf(match))
})

test('the main map has six stages and twelve to sixteen steps, and says of every touchpoint where it is', () => {
  const [main] = demoMaps
  const steps = main?.stages.flatMap((stage) => stage.steps) ?? []
  expect(main?.stages).toHaveLength(6)
  expect(steps.length).toBeGreaterThanOrEqual(12)
  expect(steps.length).toBeLessThanOrEqual(16)
  const placed = [
    ...steps.flatMap(({ touchpoints }) => touchpoints),
    ...(main?.leftOut ?? []).map(({ match }) => match),
  ].map(keyOf)
  expect(placed.toSorted()).toEqual(demoTouchpoints.map(({ match }) => keyOf(match)).toSorted())
})

test('the maps that follow an object meet its id on each of their touchpoints', () => {
  for (const map of demoMaps.filter(({ follow }) => follow !== 'customer')) {
    for (const match of map.stages.flatMap(({ steps }) => steps.flatMap(({ touchpoints }) => touchpoints))) {
      const own = interactions.filter((message) => matches(match, message))
      const withId = own.filter(({ properties }) => properties?.[`${map.follow}_id`])
      expect(withId.length, `${map.name} ${keyOf(match)}`).toBeGreaterThan(0)
    }
  }
})

test('maps, rules and messages are what the product accepts', () => {
  const idOf = (match: RawMatch) =>
    demoTouchpoints.findIndex((each) => keyOf(each.match) === keyOf(match)) + 1
  for (const map of demoMaps) {
    const design = MapDesign.parse(designOf(map, idOf))
    expect(design.endSteps).toHaveLength(map.endsAt.length)
  }
  for (const { match } of demoTouchpoints) expect(TouchpointRule.parse(ruleOf(match))).toEqual(ruleOf(match))
  for (const message of messages.slice(0, 5000)) expect(Message.safeParse(message).success).toBe(true)
})
