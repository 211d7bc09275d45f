/** How alike two names are, so that a name that only resembles another can be offered. Never to join by. */
import { setImmediate } from 'node:timers/promises'
import { foldText } from '../fold-text.ts'

/** 0…1. At this and above people are asked; below, names are different ones. */
const alikeEnough = 0.4
const mostOffered = 4

/** As PostgreSQL's pg_trgm cuts them: two blanks before each word, one after. */
function trigramsOf(folded: string): Set<string> {
  const trigrams = new Set<string>()
  for (const word of folded.split(/[^\p{L}\p{N}]+/u)) {
    if (word === '') continue
    const padded = `  ${word} `
    for (let at = 0; at + 3 <= padded.length; at++) trigrams.add(padded.slice(at, at + 3))
  }
  return trigrams
}

const bare = (folded: string): string => folded.replace(/[^\p{L}\p{N}]+/gu, '')

export type Named = { id: string; label: string }
export type Alike = Named & { score: number }

/** Pieces that so many names share say little, and would cost the most to follow. */
const commonFrom = 3_000
const mostCompared = 200
const namesAtOnce = 2_000

const put = (map: Map<string, number[]>, key: string, index: number): void => {
  const list = map.get(key)
  if (list) list.push(index)
  else map.set(key, [index])
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const trigram of a) if (b.has(trigram)) shared++
  return shared === 0 ? 0 : shared / (a.size + b.size - shared)
}

/** Looks among many names: only those that share a rarer piece with the wanted one are compared. */
export async function namesAlike(names: readonly Named[]): Promise<(wanted: string) => Alike[]> {
  const byTrigram = new Map<string, number[]>()
  const byBare = new Map<string, number[]>()
  for (const [index, { label }] of names.entries()) {
    // Others who ask the server do not wait until all names are cut.
    if (index % namesAtOnce === 0) await setImmediate()
    const folded = foldText(label)
    for (const trigram of trigramsOf(folded)) put(byTrigram, trigram, index)
    put(byBare, bare(folded), index)
  }

  function closest(own: ReadonlySet<string>): number[] {
    const shared = new Map<number, number>()
    for (const trigram of own) {
      const having = byTrigram.get(trigram) ?? []
      if (having.length >= commonFrom) continue
      for (const index of having) shared.set(index, (shared.get(index) ?? 0) + 1)
    }
    return [...shared]
      .sort(([, a], [, b]) => b - a)
      .slice(0, mostCompared)
      .map(([index]) => index)
  }

  return (wanted) => {
    const folded = foldText(wanted)
    const own = trigramsOf(folded)
    const scores = new Map(
      closest(own).map((index) => [index, likeness(own, trigramsOf(foldText(names[index]?.label ?? '')))]),
    )
    // "GTXPro" and "GTX Pro" differ in a blank alone.
    if (bare(folded) !== '') for (const index of byBare.get(bare(folded)) ?? []) scores.set(index, 0.99)
    return [...scores]
      .filter(([, score]) => score >= alikeEnough)
      .sort(([a, first], [b, second]) => second - first || a - b)
      .slice(0, mostOffered)
      .flatMap(([index, score]) => {
        const name = names[index]
        return name ? [{ ...name, score: Math.round(score * 100) / 100 }] : []
      })
  }
}
