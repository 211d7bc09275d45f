/** What the catalogue says at one moment, with everything looked up ready. */
import type { Kind, Touchpoint, TouchpointRule } from '../../model/touchpoint.ts'
import { storedText } from '../../storage/records/stored-text.ts'
import { foundKey, guessChannel, guessTouchpoint } from './guess-touchpoint.ts'
import type { NewKind } from './kind-of-message.ts'
import { matchesRule, prepareRule, type SeenKind, seen } from './match-rule.ts'
import { type RuleBook, ruleBook } from './rule-book.ts'

/** `found`: the touchpoint of the kind as long as no rule claims it; null while it has never needed one. */
export type FoundKind = Kind & { found: number | null }

export type PropertyRule = {
  touchpoint: number
  /** the kinds for which the rule holds where an interaction's properties fulfil all conditions */
  kinds: readonly number[]
  conditions: TouchpointRule['properties']
}

export type Picture = {
  touchpoints: Touchpoint[]
  touchpointOf: Map<number, Touchpoint>
  kinds: FoundKind[]
  numberOfKind: Map<string, number>
  foundByKey: Map<string, number>
  /** index = number of the kind, 0 = none */
  touchpointOfKind: number[]
  book: RuleBook
}

/** Such as the database can store, so that a kind is the same before and after. */
export const storableKind = (kind: NewKind): NewKind => ({
  type: storedText(kind.type),
  name: storedText(kind.name),
  path: storedText(kind.path),
  channel: storedText(kind.channel),
})

/** Asked for every interaction. */
export const keyOfKind = ({ type, name, path, channel }: NewKind): string =>
  storedText(type) +
  partSeparator +
  storedText(name) +
  partSeparator +
  storedText(path) +
  partSeparator +
  storedText(channel)

/** No stored text contains it. */
const partSeparator = String.fromCharCode(0)

export function pictureOf(touchpoints: readonly Touchpoint[], kinds: readonly FoundKind[]): Picture {
  const picture: Picture = {
    touchpoints: [],
    touchpointOf: new Map(),
    kinds: [],
    numberOfKind: new Map(),
    foundByKey: new Map(),
    touchpointOfKind: [0],
    book: ruleBook(touchpoints),
  }
  return extend(picture, touchpoints, kinds)
}

/** Adds in place: new kinds come often and a few at a time. The touchpoints added must have no rules, or be the first. */
export function extend(
  picture: Picture,
  touchpoints: readonly Touchpoint[],
  kinds: readonly FoundKind[],
): Picture {
  for (const touchpoint of touchpoints) {
    picture.touchpoints.push(touchpoint)
    picture.touchpointOf.set(touchpoint.id, touchpoint)
  }
  for (const kind of kinds) {
    picture.kinds.push(kind)
    picture.numberOfKind.set(keyOfKind(kind), kind.id)
    if (kind.found !== null) picture.foundByKey.set(foundKey(kind), kind.found)
    while (picture.touchpointOfKind.length < kind.id) picture.touchpointOfKind.push(0)
    picture.touchpointOfKind[kind.id] = claimOf(picture.book, kind) ?? kind.found ?? 0
  }
  return picture
}

export const claimOf = (book: RuleBook, kind: NewKind): number | undefined =>
  book.touchpointOf(seenKind(kind))

/** Where a kind belongs, or would belong if it came: what would be found for it has no number yet. */
export function touchpointFor(picture: Picture, kind: NewKind): Touchpoint {
  const known = picture.numberOfKind.get(keyOfKind(kind))
  const id =
    known === undefined
      ? (claimOf(picture.book, kind) ?? picture.foundByKey.get(foundKey(kind)))
      : picture.touchpointOfKind[known]
  return picture.touchpointOf.get(id ?? 0) ?? { id: 0, ...guessTouchpoint(kind), origin: 'found', rules: [] }
}

export function kindsMatching({ kinds }: Picture, rule: TouchpointRule): Kind[] {
  const prepared = prepareRule(rule)
  return kinds.filter((kind) => matchesRule(prepared, seenKind(kind))).map(({ found, ...kind }) => kind)
}

export const propertyRulesOf = ({ book, kinds }: Picture): PropertyRule[] =>
  book.withProperties.map(({ touchpoint, rule, conditions }) => ({
    touchpoint,
    conditions,
    kinds: kinds.filter((kind) => matchesRule(rule, seenKind(kind))).map(({ id }) => id),
  }))

/** Whether journeys derived by one picture are also right by the other. Names and departments are read live. */
export const deriveAlike = (one: Picture, other: Picture): boolean => fingerprint(one) === fingerprint(other)

const fingerprint = ({ touchpoints, touchpointOfKind, book }: Picture): string =>
  JSON.stringify([
    touchpointOfKind,
    book.withProperties.map(({ touchpoint, rule, conditions }) => [touchpoint, rule, conditions]),
    touchpoints.map(({ id, channel, hidden, feeling, behaviour, amounts }) => [
      ...[id, channel, hidden, feeling, behaviour, amounts],
    ]),
  ])

const seenKinds = new WeakMap<NewKind, SeenKind>()

function seenKind(kind: NewKind): SeenKind {
  const known = seenKinds.get(kind)
  if (known) return known
  const made = seen(kind, guessChannel(kind))
  seenKinds.set(kind, made)
  return made
}
