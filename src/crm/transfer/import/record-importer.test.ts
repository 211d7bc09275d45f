import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paula } from '../../../../test/support/given-crm.ts'
import { givenRecordImport } from '../../../../test/support/given-record-import.ts'
import { recordsEngines } from '../../../../test/support/records.ts'
import type { RecordImport } from '../../../model/crm/record-import.ts'
import type { RecordType } from '../../../model/crm/record-type.ts'

const targets = (made: RecordImport): Record<string, string> =>
  Object.fromEntries(made.settings?.columns.map(({ column, target }) => [column, target]) ?? [])
const column = (made: RecordImport, name: string) => {
  const found = made.settings?.columns.find((one) => one.column === name)
  if (!found) throw new Error(`${name} is nothing.`)
  return found
}
const withColumn = (made: RecordImport, name: string, change: object) => ({
  columns: made.settings?.columns.map((one) => (one.column === name ? { ...one, ...change } : one)) ?? [],
})

describe.each(recordsEngines)('on %s', (engine) => {
  let given: Awaited<ReturnType<typeof givenRecordImport>>
  beforeAll(async () => {
    given = await givenRecordImport(engine)
  })
  afterAll(async () => {
    expect(given.errors).toEqual([])
    await given[Symbol.asyncDispose]()
  })
  const labels = async (type: RecordType): Promise<string[]> =>
    (await given.crm.list(type, { limit: 100, sort: 'label' })).rows.map(({ label }) => label)
  const named = async (type: RecordType, label: string) => {
    const { rows } = await given.crm.list(type, { limit: 100 })
    const found = rows.find((row) => row.label === label)
    if (!found) throw new Error(`There is no ${type} called ${label}.`)
    return found
  }

  test('a file of companies is understood, tried, taken in, and changes nothing the second time', async () => {
    const file = `Company;Domain;Employees;Annual revenue;Part of
Acme Holding;acme.com;1.200;€ 1.234.567,50;
Acme Bikes;https://www.bikes.acme.com/shop;80;"12,5 €";Acme Holding
`
    const made = await given.check(file, { fileName: 'accounts.csv' })
    expect(made).toMatchObject({ state: 'checked', settings: { type: 'company', match: ['domain', 'name'] } })
    expect(targets(made)).toEqual({
      Company: 'name',
      Domain: 'domain',
      Employees: 'employees',
      'Annual revenue': 'revenue',
      'Part of': 'parent',
    })
    expect(made.preview?.counts).toMatchObject({ rows: 2, create: 2, refused: 0 })
    // The company that another is part of stands in the same file, so none is made for its name.
    expect(made.preview).toMatchObject({ relations: [], made: [], undecided: 0 })
    expect(await labels('company')).toEqual([])
    const done = await given.run(made)
    expect(done).toMatchObject({ state: 'done', counts: { rows: 2, create: 2 } })
    const bikes = await named('company', 'Acme Bikes')
    expect(bikes.values).toEqual({
      name: 'Acme Bikes',
      domain: 'bikes.acme.com',
      employees: 80,
      revenue: { minor: 1250, currency: 'EUR' },
      parent: (await named('company', 'Acme Holding')).id,
    })
    const again = await given.check(file, { fileName: 'accounts.csv' })
    expect(again.preview?.counts).toMatchObject({ create: 0, update: 0, skip: 2 })
    expect((await given.run(again)).counts).toMatchObject({ create: 0, update: 0, skip: 2 })
    expect((await named('company', 'Acme Bikes')).version).toBe(bikes.version)
  })

  test('a later row about the same record completes the earlier one, and both make one record', async () => {
    const made = await given.check(
      'Company,Domain,City,Phone\nTwice,twice.com,Graz,\nOnce,once.com,Linz,1\nTWICE Ltd,Twice.com,,22\n',
      { type: 'company' },
    )
    expect(made.preview?.counts).toMatchObject({ rows: 3, create: 2, merged: 1 })
    expect((await given.run(made)).counts).toMatchObject({ create: 2, merged: 1 })
    expect((await named('company', 'TWICE Ltd')).values).toMatchObject({ city: 'Graz', phone: '22' })
    expect(await labels('company')).not.toContain('Twice')
  })

  test('a name that only resembles another is offered, and nothing runs before somebody decided', async () => {
    await given.make('company', { name: 'Marlow Bakery' })
    const file =
      'Name,Company\nInes,Marlow bakery \nJo,Marlow-Bakery Ltd\nKim,Marlowbakery\nLee,Quite Other Inc\n'
    const made = await given.check(file, { type: 'customer', fileName: 'people.csv' })
    const open = made.preview?.relations ?? []
    expect(open.map(({ value, state, decision }) => [value, state, decision])).toEqual([
      ['Marlow-Bakery Ltd', 'near', 'ask'],
      ['Marlowbakery', 'near', 'ask'],
      ['Quite Other Inc', 'unknown', 'create'],
    ])
    expect(open[1]?.candidates[0]).toMatchObject({ label: 'Marlow Bakery', score: 0.99 })
    expect(made.preview).toMatchObject({ undecided: 2, made: [{ type: 'company', count: 1 }] })
    await expect(given.importer().run(made.id, paula)).rejects.toMatchObject({ code: 'import.undecided' })
    const bakery = await named('company', 'Marlow Bakery')
    const decisions = [
      { do: 'create', value: 'Marlow-Bakery Ltd' },
      { do: 'use', value: 'Marlowbakery', id: bakery.id },
    ]
    const decided = await given.change(made, withColumn(made, 'Company', { decisions }))
    expect(decided.preview).toMatchObject({ undecided: 0, made: [{ type: 'company', count: 2 }] })
    await given.run(decided)
    const companyOf = async (label: string) => (await named('customer', label)).values.company
    expect(await companyOf('Ines')).toBe(bakery.id)
    expect(await companyOf('Kim')).toBe(bakery.id)
    expect(await companyOf('Jo')).toBe((await named('company', 'Marlow-Bakery Ltd')).id)
    expect(await companyOf('Lee')).toBe((await named('company', 'Quite Other Inc')).id)
    // What records say already is not asked again.
    expect((await given.check(file, { type: 'customer' })).preview).toMatchObject({
      undecided: 0,
      counts: { skip: 4 },
    })
  })

  test('several records with the same key are a conflict; unreadable rows are refused with their reason', async () => {
    await given.make('customer', { name: 'One', email: 'shared@x.example' })
    await given.make('customer', { name: 'Two', email: 'Shared@x.example' })
    const done = await given.bring(
      `E-mail,Name,Website,Customer since
shared@x.example,Who,,
good@x.example,"=cmd|' /C calc'!A0",https://x.example,
bad@x.example,Bad,no address at all,
short
`,
      { type: 'customer' },
    )
    expect(done.counts).toMatchObject({ create: 1, conflict: 1, refused: 2 })
    const lines = (await text(await given.importer().refusedCsv(done.id))).trim().split('\n')
    expect(lines[0]).toBe('row,code,reason,E-mail,Name,Website,Customer since')
    expect(lines[1]).toMatch(/^1,several-records,.*,shared@x.example,Who,,$/)
    expect(lines[2]).toMatch(/^3,record\.invalid,.*Website.*,bad@x.example,Bad,no address at all,$/)
    expect(lines[3]).toMatch(/^4,too-few-cells,/)
  })

  test('two people of one address stay two where their ids differ, and one is found again by her address', async () => {
    const file = 'Customer id,E-mail,Name\nu1,family@x.example,Ann\nu2,family@x.example,Ben\n'
    expect((await given.bring(file)).counts).toMatchObject({ create: 2 })
    expect((await given.check(file)).preview?.counts).toMatchObject({ skip: 2 })
    const cleo = await given.make('customer', { name: 'Cleo', email: 'cleo@x.example' })
    const hubspot = 'Record ID,First Name,Last Name,Email,Job Title\n77,Cleo,Meyer,CLEO@x.example,CEO\n'
    const made = await given.check(hubspot, { fileName: 'all-contacts.csv' })
    expect(made).toMatchObject({ preview: { preset: 'HubSpot', counts: { update: 1, create: 0 } } })
    await given.run(made)
    const now = (await given.crm.get('customer', cleo.id)).record
    expect(now.values).toMatchObject({
      name: 'Cleo Meyer',
      jobTitle: 'CEO',
      externalId: cleo.values.externalId,
    })
  })

  test('undo removes what was made, restores what was changed, and leaves what somebody changed since', async () => {
    const old = await given.make('product', { name: 'Bell', price: { minor: 900, currency: 'EUR' } })
    const done = await given.bring('Product,Price\nBell,12\nLock,30\nPump,20\n', { type: 'product' })
    expect(done.counts).toMatchObject({ update: 1, create: 2 })
    const lock = await named('product', 'Lock')
    await given.crm.change('product', lock.id, lock.version, { category: 'Safety' }, paula)
    const undone = await given.undo(done)
    expect(undone).toMatchObject({ state: 'undone', undone: { records: 2, kept: 1 } })
    expect(await labels('product')).toEqual(['Bell', 'Lock'])
    expect((await given.crm.get('product', old.id)).record.values.price).toEqual({
      minor: 900,
      currency: 'EUR',
    })
    expect((await given.run(undone)).counts).toMatchObject({ create: 1, update: 1, skip: 1 })
  })

  test('a customer whose import was undone comes back under her number, and goes again', async () => {
    const file = 'Customer id,Name\nback-1,Nora\n'
    const done = await given.bring(file)
    const nora = await named('customer', 'Nora')
    await given.undo(done)
    expect((await given.crm.get('customer', nora.id)).record.deletedAt).not.toBeNull()
    const again = await given.check(file)
    expect(again.preview?.remarks.map(({ code }) => code)).toContain('brought-back')
    const back = await given.run(again)
    expect(back.counts).toMatchObject({ create: 1 })
    expect((await given.crm.get('customer', nora.id)).record.deletedAt).toBeNull()
    await given.undo(back)
    expect((await given.crm.get('customer', nora.id)).record.deletedAt).not.toBeNull()
  })

  test('a run that is stopped goes on where it was, and nothing comes twice', async () => {
    const rows = Array.from(
      { length: 4_000 },
      (_, index) => `p${index},Person ${index},p${index}@many.example`,
    )
    const made = await given.check(`Customer id,Name,E-mail\n${rows.join('\n')}\n`)
    await given.importer().run(made.id, paula)
    while (((await given.importer().get(made.id)).counts?.rows ?? 0) === 0) await new Promise(setImmediate)
    await given.restart()
    const done = await given.importer().settled(made.id)
    expect(done).toMatchObject({ state: 'done', counts: { rows: 4_000, create: 4_000, skip: 0 } })
    const total = await given.crm.list('customer', {
      limit: 1,
      filter: { kind: 'field', field: 'email', op: 'contains', value: '@many.example' },
    })
    expect(total.total.n).toBe(4_000)
    const changes = await given.records.db
      .selectFrom('crm_change')
      .select('record')
      .where(
        'batch',
        '=',
        (
          await given.records.db
            .selectFrom('record_import')
            .select('batch')
            .where('id', '=', made.id)
            .executeTakeFirstOrThrow()
        ).batch,
      )
      .execute()
    expect(changes).toHaveLength(4_000)
  }, 60_000)

  test('a cell that is no e-mail address refuses its row, and what stands around one does not', async () => {
    const done = await given.bring(
      'ID,Name,Email\nmail-1,Rea,none\nmail-2,Sam,Sam Lo <sam@mail.example>\nmail-3,Tea,"o\'tea+x@mail.example"\n',
      { type: 'customer' },
    )
    expect(done.counts).toMatchObject({ create: 2, refused: 1 })
    expect(done.preview?.refusals[0]).toMatchObject({
      code: 'record.invalid',
      samples: [{ row: 1, column: 'Email', value: 'none' }],
    })
    const found = await given.crm.list('customer', {
      limit: 5,
      sort: 'email',
      filter: { kind: 'field', field: 'email', op: 'contains', value: '@mail.example' },
    })
    expect(found.rows.map(({ values }) => [values.name, values.email])).toEqual([
      ['Tea', "o'tea+x@mail.example"],
      ['Sam', 'sam@mail.example'],
    ])
  })

  test('a run can be stopped by hand: what it wrote stays, and it goes on or is taken back', async () => {
    const rows = Array.from({ length: 6_000 }, (_, index) => `Thing ${index},t${index}`)
    const made = await given.check(`Product,SKU\n${rows.join('\n')}\n`, { type: 'product' })
    await given.importer().run(made.id, paula)
    while (((await given.importer().get(made.id)).counts?.rows ?? 0) === 0) await new Promise(setImmediate)
    const stopped = await given.importer().cancel(made.id)
    expect(stopped.state).toBe('cancelled')
    expect(stopped.counts?.create).toBeGreaterThan(0)
    expect(stopped.counts?.create).toBeLessThan(6_000)
    await expect(
      given.importer().changeSettings(made.id, stopped.settings ?? expect.fail()),
    ).rejects.toMatchObject({ code: 'import.already-running' })
    expect((await given.run(stopped)).counts).toMatchObject({ rows: 6_000, create: 6_000 })
    expect((await given.undo(stopped)).undone).toEqual({ records: 6_000, kept: 0 })
  }, 60_000)

  test('words for choices are understood or asked about, dates and outcomes too', async () => {
    const file = `Deal - Title,Deal - Value,Deal - Currency of Value,Deal - Stage,Deal - Status,Deal - Expected close date,Deal - Organization
Fleet,1200,USD,Qualified,open,31.12.2026,Marlow Bakery
Bells,80,USD,Sent offer,won,15.01.2026,Marlow Bakery
`
    const made = await given.check(file, { fileName: 'deals.csv' })
    expect(made.preview).toMatchObject({ preset: 'Pipedrive', counts: { create: 1, refused: 1 } })
    expect(made.preview?.choices[0]).toMatchObject({ value: 'Sent offer', option: null })
    const choices = [{ value: 'Sent offer', option: 'proposal' }]
    await given.run(await given.change(made, withColumn(made, 'Deal - Stage', { choices })))
    expect((await named('deal', 'Bells')).values).toMatchObject({
      stage: 'won',
      status: 'won',
      closedAt: '2026-01-15T00:00:00.000Z',
      amount: { minor: 8_000, currency: 'USD' },
    })
    expect((await named('deal', 'Fleet')).values).toMatchObject({
      stage: 'qualified',
      closeDate: '2026-12-31',
    })
  })

  test('lines of one order stand in rows of their own', async () => {
    await given.make('product', { name: 'Helmet', price: { minor: 4_000, currency: 'EUR' } })
    const file = `Order number,Customer email,Item name,Quantity,Unit price,Status,Order date
#1,buyer@x.example,Helmet,2,40,paid,2026-02-01
#1,,Tape,1,3.5,,
#2,buyer@x.example,Helmet,1,40,fulfilled,2026-02-02
`
    const made = await given.check(file, { fileName: 'orders.csv' })
    expect(made).toMatchObject({ settings: { type: 'order' }, preview: { counts: { create: 2, merged: 1 } } })
    await given.run(made)
    const order = await named('order', '#1')
    expect(order.values).toMatchObject({ total: { minor: 8_350, currency: 'EUR' }, status: 'placed' })
    expect(order.values.lines).toMatchObject([
      { name: 'Helmet', quantity: 2, product: (await named('product', 'Helmet')).id },
      { name: 'Tape', quantity: 1, price: { minor: 350 } },
    ])
    expect((await given.check(file, { fileName: 'orders.csv' })).preview?.counts).toMatchObject({
      skip: 2,
      merged: 1,
    })
  })

  test('a field that people added is found by its name', async () => {
    await given.crm.addCustomField('ticket', {
      label: 'Serial number',
      kind: 'text',
      required: false,
      options: [],
      searchable: true,
    })
    const made = await given.check(
      'Ticket number,Subject,Serial number,Status,Requester email\nT1,Broken,SN-9,pending,t@x.example\n',
    )
    expect(made.settings?.type).toBe('ticket')
    expect(column(made, 'Serial number').target).toBe('custom.serial_number')
    await given.run(made)
    expect((await named('ticket', 'Broken')).values).toMatchObject({
      'custom.serial_number': 'SN-9',
      status: 'waiting',
    })
  })
})
