/** Which value of each field stays when two records become one. Pure. */

import type { Field } from '../../../model/crm/field.ts'
import type { Comparison } from '../../../model/duplicate.ts'

export type SideName = 'one' | 'other'
export type Choices = Record<string, SideName>

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

const sameText = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

export type Row = { field: Field; same: boolean; choosable: boolean }

/** Fields that either fills; those that differ first, as somebody must look at them. */
export function rowsOf(fields: readonly Field[], { one, other }: Pick<Comparison, 'one' | 'other'>): Row[] {
  const filled = fields.filter(({ name }) => !isEmpty(one.values[name]) || !isEmpty(other.values[name]))
  const rows = filled.map((field) => ({
    field,
    same: sameText(one.values[field.name], other.values[field.name]),
    choosable: field.name !== 'externalId' && !field.derived && !field.fixed,
  }))
  return [...rows.filter(({ same }) => !same), ...rows.filter(({ same }) => same)]
}

/** The value of the record that stays, unless it says nothing. */
export function firstChoices(
  rows: readonly Row[],
  { one, other }: Pick<Comparison, 'one' | 'other'>,
  winner: SideName,
): Choices {
  const [stays, goes]: SideName[] = winner === 'one' ? ['one', 'other'] : ['other', 'one']
  const values = { one: one.values, other: other.values }
  return Object.fromEntries(
    rows
      .filter(({ same, choosable }) => !same && choosable)
      .map(({ field: { name } }) => [
        name,
        isEmpty(values[stays ?? 'one'][name]) ? (goes ?? 'other') : (stays ?? 'one'),
      ]),
  )
}

/** Fields whose value comes from the record that does not stay. */
export const takenFrom = (choices: Choices, winner: SideName): string[] =>
  Object.entries(choices).flatMap(([name, side]) => (side === winner ? [] : [name]))
