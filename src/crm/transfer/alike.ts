/** How alike two names are, so that a name that only resembles another can be offered. Never to join by. */
import { foldText } from '../fold-text.ts'

/** 0…1. At this and above people are asked; below, names are different ones. */
export const alikeEnough = 0.4
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

/** Looks among many names; each is cut once, and only those that share a piece with the wanted one are compared. */
export function namesAlike(names: readonly Named[]): (wanted: string) => Alike[] {
  const byTrigram = new Map<string, number[]>()
  const sizes: number[] = []
  const byBare = new Map<string, number[]>()
  const put = (map: Map<string, number[]>, key: string, index: number) => {
    const list = map.get(key)
    if (list) list.push(index)
    else map.set(key, [index])
  }
  names.forEach(({ label }, index) => {
    const folded = foldText(label)
    const trigrams = trigramsOf(folded)
    sizes.push(trigrams.size)
    for (const trigram of trigrams) put(byTrigram, trigram, index)
    put(byBare, bare(folded), index)
  })
  return (wanted) => {
    const folded = foldText(wanted)
    const own = trigramsOf(folded)
    const shared = new Map<number, number>()
    for (const trigram of own)
      for (const index of byTrigram.get(trigram) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1)
    const scores = new Map<number, number>()
    for (const [index, count] of shared) scores.set(index, count / (own.size + (sizes[index] ?? 0) - count))
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
