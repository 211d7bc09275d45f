/** Records are made, changed, found and brought back alike on both engines. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { givenCrm, paula } from '../../test/support/given-crm.ts'
import { recordsEngines } from '../../test/support/records.ts'
import { homeOf } from '../journey/hash.ts'
import type { FieldValues } from '../model/crm/field-value.ts'
import type { SegmentRule } from '../model/segment.ts'

describe.each(recordsEngines)('records of the CRM on %s', (engine) => {
  let given: Awaited<ReturnType<typeof givenCrm>>
  beforeAll(async () => {
    given = await givenCrm(engine)
  })
  afterAll(() => given[Symbol.asyncDispose]())

  test('a customer’s record has the number under which her interactions are stored', async () => {
    const ann = await given.make('customer', { name: 'Ann Lee', externalId: 'ann' })
    expect(ann).toMatchObject({ id: String(homeOf('user', 'ann')), label: 'Ann Lee', version: 1 })
    const byHand = await given.make('customer', { name: 'Bob' })
    expect(byHand.id).toBe(String(homeOf('user', String(byHand.values.externalId))))
    await expect(given.make('customer', { externalId: 'ann' })).rejects.toMatchObject({
      code: 'record.conflict',
    })
  })

  test('what is no e-mail address is refused with its field, and one that stands there may stay', async () => {
    const refused = { code: 'record.invalid', facts: { where: 'body.values.email' } }
    await expect(given.make('customer', { email: 'none' })).rejects.toMatchObject(refused)
    const mia = await given.make('customer', { name: 'Mia', email: ' mia@example.com ' })
    expect(mia.values.email).toBe('mia@example.com')
    // From before e-mail addresses were looked at.
    await sql`update crm_customer set email = 'ask Tom' where id = ${mia.id}`.execute(given.records.db)
    const change = (version: number, values: FieldValues) =>
      given.crm.change('customer', mia.id, version, values, paula)
    const kept = await change(1, { city: 'Graz', email: 'ask Tom' })
    expect(kept.record.values).toMatchObject({ city: 'Graz', email: 'ask Tom' })
    await expect(change(2, { email: 'ask Tim' })).rejects.toMatchObject(refused)
    expect((await change(2, { email: '' })).record.values.email).toBeUndefined()
  })

  test('every kind of value comes back as it was given', async () => {
    const customer = String(homeOf('user', 'ann'))
    const tag = await given.make('tag', { name: 'VIP' })
    const company = await given.make('company', {
      name: 'Bünting & Söhne',
      employees: 12.5,
      revenue: { minor: 123456, currency: 'EUR' },
      website: 'https://example.com/a?b=c',
      tags: [tag.id],
      about: '  keeps its blanks\n',
    })
    expect((await given.crm.get('company', company.id)).record.values).toEqual({
      name: 'Bünting & Söhne',
      employees: 12.5,
      revenue: { minor: 123456, currency: 'EUR' },
      website: 'https://example.com/a?b=c',
      tags: [tag.id],
      about: '  keeps its blanks\n',
    })
    const deal = await given.make('deal', {
      name: 'Fleet',
      customer,
      company: company.id,
      amount: { minor: 500_000, currency: 'EUR' },
      closeDate: '2026-04-01',
      products: [{ name: 'Van', quantity: 2, price: { minor: 250_000, currency: 'EUR' } }],
    })
    expect(deal.values).toMatchObject({
      pipeline: 'sales',
      stage: 'qualified',
      probability: 20,
      status: 'open',
      closeDate: '2026-04-01',
      openedAt: '2026-03-01T09:00:00.000Z',
      products: [{ name: 'Van', quantity: 2, price: { minor: 250_000, currency: 'EUR' } }],
    })
    expect((await given.crm.get('deal', deal.id)).labels).toEqual({
      [customer]: 'Ann Lee',
      [company.id]: 'Bünting & Söhne',
    })
  })

  test('a change of an old version is refused with the record as it is', async () => {
    const { id, version } = await given.make('task', { title: 'Call back' })
    await given.crm.change('task', id, version, { title: 'Call back today' }, paula)
    await expect(given.crm.change('task', id, version, { done: true }, paula)).rejects.toMatchObject({
      code: 'record.changed',
      facts: { version: 2, current: { record: { values: { title: 'Call back today' } } } },
    })
  })

  test('what was deleted is gone from lists and comes back', async () => {
    const { id } = await given.make('product', { name: 'Lamp' })
    await given.crm.remove('product', id, undefined, paula)
    expect((await given.crm.list('product', { limit: 10 })).rows).toEqual([])
    expect((await given.crm.list('product', { limit: 10, deleted: true })).rows).toMatchObject([{ id }])
    expect(await given.crm.search('lamp', ['product'], 5)).toEqual([])
    await given.crm.restore('product', id, paula)
    expect((await given.crm.list('product', { limit: 10 })).rows).toMatchObject([{ id, version: 3 }])
    expect(await given.crm.search('lamp', ['product'], 5)).toMatchObject([{ id }])
  })

  test('a name is found with a typing error, without its accent, and by a part', async () => {
    for (const word of ['Buntng', 'bünting', 'unti'])
      expect(await given.crm.search(word, [], 5)).toMatchObject([{ label: 'Bünting & Söhne' }])
    expect((await given.crm.list('company', { limit: 5, query: 'buntig' })).rows).toHaveLength(1)
    expect(await given.crm.search('sohne buntin', [], 5)).toMatchObject([{ label: 'Bünting & Söhne' }])
    expect(await given.crm.search('xyzzy', [], 5)).toEqual([])
  })

  test('a list sorts and continues all that a search finds, also where that is many', async () => {
    const mills = 2_100
    await given.crm.many(
      'company',
      [Array.from({ length: mills }, (_, at) => ({ do: 'create', values: { name: `Watermill ${at}` } }))],
      paula,
      () => {},
    )
    const last = await given.make('company', { name: 'Watermill of the last', city: 'Graz' })
    const wish = { limit: 200, query: 'watermil', sort: 'city' }
    const page = await given.crm.list('company', wish)
    expect(page.rows[0]?.id).toBe(last.id)
    expect(page.total).toEqual({ n: 2_000, exact: false })
    const filter: SegmentRule = { kind: 'field', field: 'city', op: 'is', value: 'Graz' }
    expect(await given.crm.list('company', { ...wish, filter })).toMatchObject({
      rows: [{ id: last.id }],
      total: { n: 1, exact: true },
    })
    const ids = new Set(page.rows.map(({ id }) => id))
    for (let { next } = page; next; ) {
      const more = await given.crm.list('company', { ...wish, cursor: next })
      for (const { id } of more.rows) ids.add(id)
      next = more.next
    }
    expect(ids.size).toBe(mills + 1)
    expect((await given.crm.list('company', { limit: 5, query: 'watermill 7' })).total).toMatchObject({
      exact: true,
    })
  })

  test('a list can be read from any place: the same rows as page after page, also those without a value', async () => {
    const cities = ['Graz', 'Linz', undefined, 'Wels', undefined]
    for (const [at, city] of cities.entries())
      await given.make('customer', { name: `Placed ${at}`, ...(city ? { city } : {}) })
    for (const sort of ['city', '-city', 'label', undefined]) {
      const ids = async (wish: { at?: number; limit: number }) =>
        (await given.crm.list('customer', { ...wish, sort })).rows.map(({ id }) => id)
      const all = await ids({ limit: 100 })
      for (const at of all.keys()) expect(await ids({ at, limit: 2 })).toEqual(all.slice(at, at + 2))
      expect(await ids({ at: all.length, limit: 2 })).toEqual([])
    }
    const { next } = await given.crm.list('customer', { limit: 1, at: 1 })
    await expect(given.crm.list('customer', { limit: 1, at: 1, cursor: next ?? '' })).rejects.toMatchObject({
      code: 'request.invalid',
    })
  })

  test('a list is gone through record by record: the same order as its pages, to both ends', async () => {
    for (const sort of ['city', '-city', '-label', undefined]) {
      const { rows } = await given.crm.list('customer', { limit: 100, sort })
      const all = rows.map(({ id }) => id)
      for (const [at, id] of all.entries())
        expect(await given.crm.place('customer', id, { sort }, undefined)).toMatchObject({
          isListed: true,
          place: { n: at + 1, exact: true },
          total: { n: all.length, exact: true },
          previous: at === 0 ? null : { id: all[at - 1] },
          next: at === all.length - 1 ? null : { id: all[at + 1] },
        })
    }
  })

  test('whoever changes what she came to still goes on from where she was', async () => {
    const made: string[] = []
    for (const name of ['First', 'Second', 'Third']) {
      given.later(1_000)
      made.unshift((await given.make('company', { name, industry: 'walked' })).id)
    }
    given.later(1_000)
    const [third = '', second = '', first = ''] = made
    const filter: SegmentRule = { kind: 'field', field: 'industry', op: 'is', value: 'walked' }
    const place = (id: string, from?: string) => given.crm.place('company', id, { filter, from }, undefined)
    const { next } = await place(third)
    expect(next).toMatchObject({ id: second, label: 'Second' })
    // The list is sorted by the newest change: this one would now be the first.
    await given.crm.change('company', second, 1, { city: 'Graz' }, paula)
    expect(await place(second)).toMatchObject({ place: { n: 1 }, previous: null, next: { id: third } })
    expect(await place(second, next?.from)).toMatchObject({
      ...{ isListed: true, place: { n: 2 }, total: { n: 3 } },
      ...{ previous: { id: third }, next: { id: first } },
    })
    // What left the list has neighbours still.
    await given.crm.change('company', second, 2, { industry: 'other' }, paula)
    expect(await place(second, next?.from)).toMatchObject({
      ...{ isListed: false, total: { n: 2 } },
      ...{ previous: { id: third }, next: { id: first } },
    })
    await expect(given.crm.place('company', 'nobody', {}, undefined)).rejects.toMatchObject({
      code: 'record.not-found',
    })
    await expect(
      given.crm.place('company', third, { sort: 'city', from: next?.from }, undefined),
    ).rejects.toMatchObject({ code: 'request.invalid' })
  })

  test('a batch is answered item by item and undone as one', async () => {
    const [one, two] = [
      await given.make('product', { name: 'One' }),
      await given.make('product', { name: 'Two' }),
    ]
    const answer = await given.crm.batch(
      'product',
      [
        { do: 'update', id: one.id, values: { category: 'Chairs' } },
        { do: 'delete', id: two.id },
        { do: 'create', values: { name: 'Three' } },
        { do: 'update', id: 'nobody', values: { name: 'x' } },
        { do: 'create', values: { name: '' } },
      ],
      paula,
    )
    expect(answer.results.map(({ status }) => status)).toEqual(['done', 'done', 'done', 'refused', 'refused'])
    const undone = await given.crm.undo(answer.undo ?? '', paula)
    expect(undone.results.every(({ status }) => status === 'done')).toBe(true)
    const { rows } = await given.crm.list('product', { limit: 10, sort: 'name' })
    expect(rows.map(({ values }) => [values.name, values.category])).toEqual([
      ['Lamp', undefined],
      ['One', undefined],
      ['Two', undefined],
    ])
    await expect(given.crm.undo(answer.undo ?? '', paula)).rejects.toMatchObject({
      code: 'undo.not-possible',
    })
  })

  test('the history says who changed what, from what to what', async () => {
    const { id, version } = await given.make('campaign', { name: 'Spring' })
    await given.crm.change('campaign', id, version, { cost: { minor: 900, currency: 'EUR' } }, paula)
    const { rows } = await given.crm.history('campaign', id, { limit: 10 })
    expect(rows).toMatchObject([
      {
        action: 'update',
        actor: paula,
        version: 2,
        changes: [{ field: 'cost', from: null, to: { minor: 900, currency: 'EUR' } }],
      },
      { action: 'create', changes: [{ field: 'name', from: null, to: 'Spring' }] },
    ])
  })

  test('a field of people’s own is there at once: written, filtered, sorted, searched', async () => {
    const field = await given.crm.addCustomField('product', {
      label: 'Größe (EU)',
      kind: 'number',
      required: false,
      options: [],
      searchable: false,
    })
    expect(field.name).toBe('custom.grosse_eu')
    await given.make('product', { name: 'Small', [field.name]: 36 })
    await given.make('product', { name: 'Large', [field.name]: 45 })
    const list = await given.crm.list('product', {
      limit: 10,
      sort: `-${field.name}`,
      filter: { kind: 'field', field: field.name, op: 'not-empty', value: '' },
    })
    expect(list.rows.map(({ label }) => label)).toEqual(['Large', 'Small'])
    await expect(given.make('product', { name: 'Odd', [field.name]: 'huge' })).rejects.toMatchObject({
      code: 'record.invalid',
    })
    await given.crm.removeCustomField('product', field.name)
    await expect(given.make('product', { name: 'Late', [field.name]: 40 })).rejects.toMatchObject({
      code: 'record.unknown-field',
    })
  })

  test('a board counts each stage, sums its money and shows its first cards', async () => {
    for (const minor of [100, 200, 300])
      await given.make('deal', {
        name: `Deal ${minor}`,
        stage: 'proposal',
        amount: { minor, currency: 'CHF' },
      })
    const board = await given.crm.board('deal', { group: 'stage', pipeline: 'sales', limit: 2 })
    expect(board.columns.find(({ value }) => value === 'proposal')).toMatchObject({
      label: 'Proposal',
      count: 3,
      sums: [{ minor: 600, currency: 'CHF' }],
      rows: [{}, {}],
    })
  })
})
