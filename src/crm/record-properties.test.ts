/** Properties: names of fields never reach SQL, and the history of a record is the record. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { givenCrm, paula } from '../../test/support/given-crm.ts'
import { recordsEngines } from '../../test/support/records.ts'
import { AppError } from '../model/app-error.ts'
import type { FieldValues } from '../model/crm/field-value.ts'
import { fieldOps, type SegmentRule } from '../model/segment.ts'

const runs = { numRuns: 40 }

describe.each(recordsEngines)('on %s', (engine) => {
  let given: Awaited<ReturnType<typeof givenCrm>>
  beforeAll(async () => {
    given = await givenCrm(engine)
    await given.make('company', { name: 'Acme', employees: 5, city: 'Graz' })
  })
  afterAll(() => given[Symbol.asyncDispose]())

  const refusedOrAnswered = async (ask: () => Promise<unknown>) => {
    try {
      await ask()
    } catch (error) {
      // Whatever is refused is refused by us, in a sentence; an error of the engine would mean that it read our caller's text.
      expect(error).toBeInstanceOf(AppError)
      expect(error).toMatchObject({ status: expect.toSatisfy((status: number) => status < 500) })
    }
  }
  const nasty = fc.oneof(
    fc.constantFrom(
      `name"; drop table crm_company; --`,
      `label_key) or (1=1`,
      `custom.a' || (select 1)`,
      'constructor',
      '__proto__',
      `id`,
      `-name`,
    ),
    fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !text.includes('\0')),
    fc.constantFrom('name', 'employees', 'revenue', 'tags', 'createdAt', 'website', 'parent'),
  )

  test('any text as a field to sort by is answered or refused, never run', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, (sort, cursor) =>
        refusedOrAnswered(() =>
          given.crm.list('company', { limit: 5, sort, ...(cursor.startsWith('-') ? { cursor } : {}) }),
        ),
      ),
      runs,
    )
    expect((await given.crm.list('company', { limit: 5 })).rows).toHaveLength(1)
  })

  test('any rule is answered or refused, never run', async () => {
    const value = fc.oneof(nasty, fc.double(), fc.boolean(), fc.array(nasty, { maxLength: 3 }))
    const rule = fc.record({
      kind: fc.constant('field' as const),
      field: nasty,
      op: fc.constantFrom(...fieldOps),
      value,
    })
    const tree = fc.oneof(
      rule,
      fc.record({
        kind: fc.constantFrom('all' as const, 'any' as const),
        rules: fc.array(rule, { maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant('not' as const), rule }),
    )
    await fc.assert(
      fc.asyncProperty(tree, (filter: SegmentRule) =>
        refusedOrAnswered(() => given.crm.list('company', { limit: 5, filter })),
      ),
      { numRuns: 150 },
    )
    expect((await given.crm.list('company', { limit: 5 })).rows).toHaveLength(1)
  })

  test('a rule and its opposite part the records', async () => {
    for (const [name, employees] of [
      ['B', 1],
      ['C', 70],
      ['D', null],
      ['E', 3],
    ] as const)
      await given.make('company', { name, employees, ...(name === 'E' ? { city: 'Linz' } : {}) })
    const all = (await given.crm.list('company', { limit: 100 })).rows.map(({ label }) => label).sort()
    const rules: [SegmentRule, string[]][] = [
      [{ kind: 'field', field: 'employees', op: 'at-least', value: 3 }, ['Acme', 'C', 'E']],
      [{ kind: 'field', field: 'employees', op: 'at-most', value: 3 }, ['B', 'E']],
      [{ kind: 'field', field: 'city', op: 'is', value: 'graz' }, ['Acme']],
      [{ kind: 'field', field: 'city', op: 'empty', value: '' }, ['B', 'C', 'D']],
      [{ kind: 'field', field: 'name', op: 'any-of', value: ['B', 'D'] }, ['B', 'D']],
      [{ kind: 'field', field: 'label', op: 'contains', value: 'ACM' }, ['Acme']],
      [{ kind: 'field', field: 'name', op: 'contains', value: 'ACM' }, ['Acme']],
      [{ kind: 'field', field: 'name', op: 'contains', value: 'a%e' }, []],
      [{ kind: 'field', field: 'city', op: 'contains', value: 'graz' }, ['Acme']],
    ]
    const named = async (filter: SegmentRule) =>
      (await given.crm.list('company', { limit: 100, filter })).rows.map(({ label }) => label).sort()
    for (const [rule, expected] of rules) {
      const found = await named(rule)
      expect([rule, found]).toEqual([rule, expected])
      expect([...found, ...(await named({ kind: 'not', rule }))].sort()).toEqual(all)
    }
    for (const [one, ofOne] of rules)
      for (const [other, ofOther] of rules) {
        const both = await named({ kind: 'all', rules: [one, other] })
        expect([one, other, both]).toEqual([one, other, ofOne.filter((name) => ofOther.includes(name))])
        // Beside something else, so that neither part can take more than its own.
        const either: SegmentRule = { kind: 'any', rules: [one, other] }
        const beside = await named({ kind: 'all', rules: [either, one] })
        expect([one, other, beside]).toEqual([one, other, ofOne])
      }
  })

  test('pages of any size, in any order, hold every record once, also where many have the same value', async () => {
    const alike = Array.from({ length: 7 }, (_, index) => ({
      do: 'create' as const,
      values: { name: index < 3 ? 'Same' : 'same', employees: 3, city: index < 4 ? 'Graz' : 'Linz' },
    }))
    // In one batch: they are made at the same moment as well.
    await given.crm.batch('company', alike, paula)
    const expected = (await given.crm.list('company', { limit: 100 })).rows.map(({ id }) => id).sort()
    expect(expected).toHaveLength(12)
    for (const field of ['name', 'employees', 'city', 'createdAt', 'updatedAt', 'label', 'revenue'])
      for (const sort of [field, `-${field}`])
        for (const limit of [1, 2, 5]) {
          const seen: string[] = []
          let cursor: string | undefined
          do {
            const page = await given.crm.list('company', { limit, sort, cursor })
            seen.push(...page.rows.map(({ id }) => id))
            cursor = page.next ?? undefined
          } while (cursor && seen.length <= expected.length)
          expect([sort, limit, seen.toSorted()]).toEqual([sort, limit, expected])
        }
  })

  test('played from the beginning, the history of a record gives the record', async () => {
    const change = fc.oneof(
      fc.record({ name: fc.string({ minLength: 1, maxLength: 8 }).filter((text) => text.trim() !== '') }),
      fc.record({ stage: fc.constantFrom('qualified', 'proposal', 'won', 'lost') }),
      fc.record({ amount: fc.record({ minor: fc.integer(), currency: fc.constantFrom('EUR', 'JPY') }) }),
      fc.record({ probability: fc.option(fc.integer({ min: 0, max: 100 })) }),
      fc.record({ about: fc.option(fc.string({ maxLength: 20 })) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), async (changes: FieldValues[]) => {
        const { id } = await given.make('deal', { name: 'Start' })
        for (const values of changes) await given.crm.batch('deal', [{ do: 'update', id, values }], paula)
        const { rows } = await given.crm.history('deal', id, { limit: 100 })
        const played: FieldValues = {}
        for (const { changes: fields } of rows.toReversed())
          for (const { field, from, to } of fields) {
            expect(played[field] ?? null).toEqual(from)
            played[field] = to
          }
        const kept = Object.fromEntries(Object.entries(played).filter(([, value]) => value !== null))
        const { record } = await given.crm.get('deal', id)
        expect(kept).toEqual(record.values)
        expect(rows[0]?.version).toBe(record.version)
      }),
      { numRuns: 15 },
    )
  })
})
