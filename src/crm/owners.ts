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

/** Who is meant by a name or an address; a name that several have means nobody. */
function ownersByWord(owners: readonly Owner[]): Map<string, string> {
  const words = owners.flatMap(({ id, name, email }) => [[foldText(name), id] as const, [email, id] as const])
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
    .max(100)
    .nullish()
    .transform((text) => (text ? meant(text) : null))
}
