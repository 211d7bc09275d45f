/** What another system said of one thing so far, and what is news in what it says now. Pure: in whatever order it comes, the newest value stays. Null: it is empty there. */
import { isDeepStrictEqual } from 'node:util'
import type { FieldValue, FieldValues } from '../../model/crm/field-value.ts'

/** In ms: since when a value is so there, and when it was said last. */
export type Said = Record<string, { value: FieldValue; since: number; seen: number }>

const isNews = (before: Said[string] | undefined, value: FieldValue, at: number, first: boolean): boolean => {
  // What was always empty there says nothing about what somebody wrote here.
  if (!before) return value !== null
  if (isDeepStrictEqual(before.value, value)) return false
  // A mapping that was corrected says something else of the same moment.
  if (first && (value === null || before.value === null)) return before.value === null
  return first ? String(value) < String(before.value) : at >= before.seen
}

export function hear(
  said: Said,
  values: FieldValues,
  at: number,
  earliest: readonly string[] = [],
): { said: Said; news: string[] } {
  const all = { ...said }
  const news: string[] = []
  for (const [field, value] of Object.entries(values)) {
    const before = said[field]
    if (isNews(before, value, at, earliest.includes(field))) {
      all[field] = { value, since: at, seen: Math.max(at, before?.seen ?? at) }
      news.push(field)
    } else if (!before) all[field] = { value, since: at, seen: at }
    else if (isDeepStrictEqual(before.value, value))
      all[field] = { value, since: Math.min(at, before.since), seen: Math.max(at, before.seen) }
  }
  return { said: all, news }
}
