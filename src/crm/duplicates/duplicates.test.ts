/** Records that are probably one are found among the others, with reasons, once, and not again after somebody said no. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { givenCrm, paula } from '../../../test/support/given-crm.ts'
import { recordsEngines } from '../../../test/support/records.ts'
import { createDuplicates, type Duplicates } from './duplicates.ts'

describe.each(recordsEngines)('duplicates on %s', (engine) => {
  let given: Awaited<ReturnType<typeof givenCrm>>
  let duplicates: Duplicates
  const troubles: unknown[] = []
  beforeAll(async () => {
    given = await givenCrm(engine)
    duplicates = createDuplicates({
      db: given.records.db,
      clock: () => given.clock.now,
      onTrouble: (error) => troubles.push(error),
    })
  })
  afterAll(async () => {
    await duplicates.close()
    await given[Symbol.asyncDispose]()
  })

  const found = async (type: 'customer' | 'company' = 'customer') => {
    await duplicates.lookedThrough()
    const { rows, total } = await duplicates.page(type, { limit: 50 })
    expect(total).toEqual({ n: rows.length, exact: true })
    return rows.map(({ one, other, reasons }) => ({
      who: [one.label, other.label].sort(),
      why: reasons.filter(({ bits }) => bits > 0).map(({ what, agrees }) => `${agrees} ${what}`),
    }))
  }

  test('the same address, phone, or a near name in one city is found; a common name alone is not', async () => {
    await given.make('customer', { name: 'Ines Marlow', email: 'ines@marlow.example', city: 'Cork' })
    await given.make('customer', { name: 'I. M.', email: 'INES@marlow.example' })
    await given.make('customer', { name: 'Marlowe, Inés', city: 'cork', externalId: 'typo' })
    await given.make('customer', { name: 'Tom Reed', phone: '+44 20 7946 0018' })
    await given.make('customer', { name: 'Thomas Reed', phone: '020 7946 0018' })
    await given.make('customer', { name: 'Ann Lee', city: 'Lima' })
    await given.make('customer', { name: 'Ann Lee', city: 'Oslo' })
    const pairs = await found()
    expect(pairs).toContainEqual({ who: ['I. M.', 'Ines Marlow'], why: ['same email'] })
    expect(pairs).toContainEqual({ who: ['Ines Marlow', 'Marlowe, Inés'], why: ['near name', 'same city'] })
    expect(pairs).toContainEqual({
      who: ['Thomas Reed', 'Tom Reed'],
      why: expect.arrayContaining(['same phone']),
    })
    expect(pairs).toHaveLength(3)
  })

  test('customers of one device are found when the device is, without any change of theirs', async () => {
    const uma = await given.make('customer', { name: 'Uma', externalId: 'uma-1' })
    const again = await given.make('customer', { externalId: 'uma-2' })
    expect((await found()).some(({ who }) => who.includes('Uma'))).toBe(false)
    await given.records.db
      .insertInto('identity_link')
      .values(
        [uma, again].map(({ id, values }, index) => ({
          ...{ kind: 'anonymous' as const, from_home: '77', from_value: 'phone-7', at: new Date(), rank: 0 },
          ...{
            user_home: id,
            user_value: String(values.externalId),
            message: String(index),
            message_id: 'x',
          },
        })),
      )
      .execute()
    expect(await found()).toContainEqual({ who: ['Uma', 'uma-2'], why: ['same device'] })
  })

  test('a change takes a suggestion away and brings another', async () => {
    const { rows } = await given.crm.list('customer', { limit: 10, query: 'thomas' })
    const [thomas] = rows
    if (!thomas) throw new Error('Thomas is gone.')
    given.later(60_000)
    await given.crm.change('customer', thomas.id, thomas.version, { phone: '555 010 777' }, paula)
    expect((await found()).some(({ who }) => who.includes('Thomas Reed'))).toBe(false)
    given.later(60_000)
    await given.crm.change('customer', thomas.id, thomas.version + 1, { phone: '0207 946 0018' }, paula)
    expect((await found()).some(({ who }) => who.includes('Thomas Reed'))).toBe(true)
  })

  test('"not the same" is remembered, also when they change, and can be taken back', async () => {
    await duplicates.lookedThrough()
    const pair = (await duplicates.page('customer', { limit: 50 })).rows.find(({ one, other }) =>
      [one.label, other.label].includes('Tom Reed'),
    )
    if (!pair) throw new Error('Tom is not suggested.')
    const ids = { type: 'customer' as const, one: pair.one.id, other: pair.other.id }
    await duplicates.notSame({ ...ids, one: ids.other, other: ids.one }, paula)
    given.later(60_000)
    const now = await given.crm.get('customer', ids.one)
    await given.crm.change('customer', ids.one, now.record.version, { city: 'London' }, paula)
    expect((await found()).some(({ who }) => who.includes('Tom Reed'))).toBe(false)
    expect((await duplicates.comparison(ids, paula)).notSame).toBe(true)
    await duplicates.maybeSame(ids, paula)
    expect((await found()).some(({ who }) => who.includes('Tom Reed'))).toBe(true)
  })

  test('what is deleted is not suggested, and pages continue where the last one ended', async () => {
    const all = (await duplicates.page('customer', { limit: 50 })).rows
    const first = await duplicates.page('customer', { limit: 2 })
    const second = await duplicates.page('customer', { limit: 50, cursor: first.next ?? '' })
    expect([...first.rows, ...second.rows]).toEqual(all)
    const [most] = all
    if (!most) throw new Error('Nothing is suggested.')
    await given.crm.remove('customer', most.one.id, undefined, paula)
    expect((await found()).length).toBeLessThan(all.length)
  })

  test('companies are found by domain and by name without their legal form', async () => {
    await given.make('company', { name: 'Marlow Bakery Ltd', city: 'Cork' })
    await given.make('company', { name: 'Marlow Bakery', city: 'Cork' })
    await given.make('company', { name: 'Nordwind GmbH', website: 'https://www.nordwind.example/de' })
    await given.make('company', { name: 'NW Logistik', domain: 'nordwind.example' })
    expect((await found('company')).map(({ who }) => who)).toEqual(
      expect.arrayContaining([
        ['Marlow Bakery', 'Marlow Bakery Ltd'],
        ['NW Logistik', 'Nordwind GmbH'],
      ]),
    )
    expect(troubles).toEqual([])
  })

  test('a value that very many share costs no more than one that few do', async () => {
    const writes = Array.from({ length: 400 }, (_, index) => ({
      do: 'create' as const,
      values: { name: 'Maria Garcia', city: 'Madrid', externalId: `maria-${index}` },
    }))
    await given.crm.batch('customer', writes, paula)
    await duplicates.lookedThrough()
    // 400 people of one name in one city would be 79,800 pairs.
    expect((await duplicates.page('customer', { limit: 50 })).total.n).toBeLessThan(10)
  })
})
