/** People whom records can belong to: everybody who may sign in, chosen by id, found by name or address. */
import { z } from 'zod'
import type { FieldOption } from '../model/crm/field.ts'
import type { FieldValue } from '../model/crm/field-value.ts'
import { foldText } from './fold-text.ts'
import type { Db } from './record-rows.ts'

export type Owner = { id: string; name: string; email: string; department: string; isGone: boolean }

export async function ownersOf(db: Db): Promise<Owner[]> {
  const rows = await db
    .selectFrom('auth_user')
    .select(['id', 'name', 'email', 'department', 'disabled_at'])
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(({ disabled_at, ...row }) => ({ ...row, isGone: disabled_at !== null }))
}

export const ownerOptions = (owners: readonly Owner[]): FieldOption[] =>
  owners.map(({ id, name, department, isGone }) => ({
    value: id,
    label: `${name || id}${isGone ? ' (may not sign in)' : ''}`.slice(0, 200),
    ...(department ? { group: department } : {}),
  }))

/** What a file calls each of them, by id, so that reading it back finds her again: her name unless others have it too. */
export function ownerWords(owners: readonly Owner[]): ReadonlyMap<string, string> {
  const byWord = ownersByWord(owners)
  return new Map(
    owners.map(({ id, name, email }) => [
      id,
      [name, email].find((word) => word.length <= longestWord && byWord.get(foldText(word)) === id) ?? id,
    ]),
  )
}

/** An address is as long as that. */
const longestWord = 254

/** Who is meant by a name or an address; a name that several have means nobody. */
function ownersByWord(owners: readonly Owner[]): Map<string, string> {
  const words = owners.flatMap(({ id, name, email }) =>
    [name, email].map((word) => [foldText(word), id] as const),
  )
  const byWord = Map.groupBy(words, ([word]) => word)
  return new Map(
    [...byWord].flatMap(([word, [first, ...others]]) =>
      first && word !== '' && others.every(([, id]) => id === first[1]) ? [[word, first[1]] as const] : [],
    ),
  )
}

/** A name that nobody here has stays as it was said: an import must not lose whose a record was. */
export function ownerSchema(owners: readonly Owner[]): z.ZodType<FieldValue> {
  const ids = new Set(owners.map(({ id }) => id))
  const byWord = ownersByWord(owners)
  const meant = (text: string) => (ids.has(text) ? text : (byWord.get(foldText(text)) ?? text))
  return z
    .string()
    .trim()
    .max(longestWord)
    .nullish()
    .transform((text) => (text ? meant(text) : null))
}
