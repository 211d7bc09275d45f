/** All rules of all touchpoints, arranged so that the one that claims a kind is found fast. */
import type { Touchpoint, TouchpointRule } from '../../model/touchpoint.ts'
import { matchesRule, type Pattern, type PreparedRule, prepareRule, type SeenKind } from './match-rule.ts'

export type RuleBook = {
  /** The touchpoint whose rule claims the kind, by rules without conditions on properties. */
  touchpointOf(kind: SeenKind): number | undefined
  /** Rules with conditions on properties, in the order in which the first that holds wins. */
  withProperties: readonly {
    touchpoint: number
    rule: PreparedRule
    conditions: TouchpointRule['properties']
  }[]
}

type Entry = { touchpoint: number; rule: PreparedRule; rank: number }

/**
 * Several rules may hold for a kind. The most precise one wins: exact parts before parts with a star, more text before
 * less, and the older touchpoint where they are equal. So the answer depends neither on who came first nor on an order to keep.
 */
export function ruleBook(touchpoints: readonly Touchpoint[]): RuleBook {
  const all = touchpoints.flatMap(({ id, rules }) =>
    rules.map((rule) => {
      const prepared = prepareRule(rule)
      return { touchpoint: id, rule: prepared, rank: precision(prepared), conditions: rule.properties }
    }),
  )
  all.sort((a, b) => b.rank - a.rank || a.touchpoint - b.touchpoint)
  const plain = all.filter(({ conditions }) => conditions.length === 0)
  const byName = byExactPart(plain, 'name')
  const byPath = byExactPart(plain, 'path')
  const others = plain.filter(({ rule }) => !exactPart(rule.name) && !exactPart(rule.path))
  return {
    withProperties: all.filter(({ conditions }) => conditions.length > 0),
    touchpointOf(kind) {
      const holds = ({ rule }: Entry) => matchesRule(rule, kind)
      const found = [
        byName.get(kind.name)?.find(holds),
        byPath.get(kind.path)?.find(holds),
        others.find(holds),
      ]
      return best(found)?.touchpoint
    },
  }
}

function best(entries: readonly (Entry | undefined)[]): Entry | undefined {
  let winner: Entry | undefined
  for (const entry of entries)
    if (
      entry &&
      (!winner ||
        entry.rank > winner.rank ||
        (entry.rank === winner.rank && entry.touchpoint < winner.touchpoint))
    )
      winner = entry
  return winner
}

const exactPart = (wanted: Pattern | undefined): string | undefined =>
  wanted && 'exact' in wanted ? wanted.exact : undefined

/** A rule with an exact name is looked up by it; one with only an exact path, by that. */
function byExactPart(entries: readonly Entry[], part: 'name' | 'path'): Map<string, Entry[]> {
  const lists = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = exactPart(entry.rule[part])
    if (key === undefined || (part === 'path' && exactPart(entry.rule.name) !== undefined)) continue
    const list = lists.get(key)
    if (list) list.push(entry)
    else lists.set(key, [entry])
  }
  return lists
}

const exactBonus = 10_000

const precision = (rule: PreparedRule): number =>
  [rule.type, rule.name, rule.path, rule.channel].reduce((sum, part) => {
    if (!part) return sum
    return sum + ('exact' in part ? exactBonus + part.exact.length : 1 + part.parts.join('').length)
  }, 0)
