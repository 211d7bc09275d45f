/** How fast the CRM's lists, searches and boards answer, and how fast customers come in, on both engines. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { type Crm, createCrm } from '../src/crm/crm.ts'
import { createDuplicates } from '../src/crm/duplicates/duplicates.ts'
import { createUpkeep } from '../src/crm/upkeep.ts'
import type { SegmentRule } from '../src/model/segment.ts'
import { connectRecords } from '../src/storage/records/connect.ts'
import { migrate } from '../src/storage/records/migrate.ts'
import type { Tables } from '../src/storage/records/tables.ts'
import { givenPostgres } from '../test/support/postgres.ts'
import { measureErasure } from './erasure.ts'
import { cities, invented, writeAll } from './invented-records.ts'
import { measureRecordImport } from './record-import.ts'
import type { Report } from './report.ts'
import { quantile, timed } from './timing.ts'

const companies = 1_000
const deals = 10_000
const timesAsked = 20
const leastPerSecond: Record<string, number> = { embedded: 2_000, PostgreSQL: 10_000 }

const stages = ['qualified', 'proposal', 'negotiation', 'won', 'lost']

async function fill(crm: Crm, customers: number, report: Report, engine: string) {
  const { choose, pick, company, customer } = invented()
  const companyIds = await writeAll(crm, 'company', companies, (index) => ({
    do: 'create',
    values: { name: company(index), city: pick(cities) },
  }))
  const { ms } = await timed(() =>
    writeAll(crm, 'customer', customers, (index) => ({
      do: 'create',
      values: customer(index, companyIds),
    })),
  )
  report.add({
    size: customers,
    what: `customers written with history and search, ${engine}`,
    value: customers / (ms / 1000),
    unit: 'rows/s',
    target: `≥ ${leastPerSecond[engine]} rows/s`,
    met: customers / (ms / 1000) >= (leastPerSecond[engine] ?? 0),
  })
  await writeAll(crm, 'deal', deals, (index) => ({
    do: 'create',
    values: {
      name: `Deal ${index}`,
      company: pick(companyIds),
      stage: pick(stages),
      amount: { minor: choose(1_000_000), currency: 'EUR' },
    },
  }))
  return companyIds
}

const city = (value: string): SegmentRule => ({ kind: 'field', field: 'city', op: 'is', value })
const mailWith = (value: string): SegmentRule => ({ kind: 'field', field: 'email', op: 'contains', value })

const tagged = (value: string): SegmentRule => ({ kind: 'field', field: 'tags', op: 'contains', value })

/** After the writing was timed: one in a thousand with "a few", one in a hundred with "many", half with others. */
async function tagCustomers(db: Kysely<Tables>): Promise<void> {
  await sql`update crm_customer set tags = to_jsonb(case
      when part % 1000 = 1 then array['a few']
      when part % 100 = 2 then array['many']
      else array['tag ' || part % 50] end)
    from (select id as found, row_number() over (order by id) as part from crm_customer) as numbered
    where id = found and (part % 1000 = 1 or part % 2 = 0)`.execute(db)
}

async function measure(crm: Crm, customers: number, report: Report, engine: string, company: string) {
  const asked: Record<string, () => Promise<unknown>> = {
    'list: newest changes': () => crm.list('customer', { limit: 50 }),
    'list: by name': () => crm.list('customer', { limit: 50, sort: 'label' }),
    'list: by e-mail': () => crm.list('customer', { limit: 50, sort: 'email' }),
    'list: the middle by name': () => crm.list('customer', { limit: 100, sort: 'label', at: customers / 2 }),
    'list: the middle of newest changes': () => crm.list('customer', { limit: 100, at: customers / 2 }),
    'list: the middle by e-mail': () =>
      crm.list('customer', { limit: 100, sort: 'email', at: customers / 2 }),
    'filter: a tenth': () => crm.list('customer', { limit: 50, filter: city('Graz') }),
    'filter: part of a text': () => crm.list('customer', { limit: 50, filter: mailWith('zoe.moser.9') }),
    'filter: a tag of one in a thousand': () => crm.list('customer', { limit: 50, filter: tagged('a few') }),
    'filter: a tag of a hundredth': () => crm.list('customer', { limit: 50, filter: tagged('many') }),
    'filter: of a company': () =>
      crm.list('customer', {
        limit: 50,
        filter: { kind: 'field', field: 'company', op: 'is', value: company },
      }),
    'search: a name': () => crm.search('greta leitner', [], 20),
    'search: with an error': () => crm.search('grta leitner', [], 20),
    'search: one word with an error': () => crm.search('baumgartnr', [], 20),
    'search: two letters': () => crm.search('hu', [], 20),
    'search: what is not there': () => crm.search('xyzzy', [], 20),
    'search in the list': () => crm.list('customer', { limit: 50, query: 'greta leitner' }),
    'board of 10 000 deals': () => crm.board('deal', { group: 'stage', limit: 20 }),
  }
  for (const [name, ask] of Object.entries(asked)) {
    const times: number[] = []
    for (let time = 0; time < timesAsked; time++) times.push((await timed(ask)).ms)
    const value = quantile(times, 0.95)
    report.add({
      size: customers,
      what: `${name}, p95, ${engine}`,
      value,
      unit: 'ms',
      target: '≤ 100 ms',
      met: value <= 100,
    })
  }
}

async function findDuplicates(db: Kysely<Tables>, customers: number, report: Report, engine: string) {
  const duplicates = createDuplicates({ db, clock: () => new Date(), onTrouble: console.error })
  const { ms } = await timed(() => duplicates.lookedThrough())
  await duplicates.close()
  report.add({
    size: customers,
    what: `all looked through for duplicates, ${engine}`,
    value: ms / 1000,
    unit: 's',
    target: '≤ 120 s',
    met: ms <= 120_000,
  })
}

const crmOf = (db: Kysely<Tables>): Crm =>
  createCrm({ db, clock: () => new Date(), customersWho: async () => [], onChanged() {} })

type Store = { db: Kysely<Tables>; directory: string }

/** `url`: of an empty database; undefined: the embedded engine. */
async function onStore(url: string | undefined, work: (store: Store) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'waymark-bench-records-'))
  const records = await connectRecords({ ...(url ? { url } : {}), directory })
  try {
    await migrate(records)
    await work({ db: records.db, directory })
  } finally {
    await records.close()
    await rm(directory, { recursive: true, force: true })
  }
}

const onEngine = (url: string | undefined, customers: number, report: Report): Promise<void> =>
  onStore(url, async ({ db }) => {
    const engine = url ? 'PostgreSQL' : 'embedded'
    const crm = crmOf(db)
    const [company = ''] = await fill(crm, customers, report, engine)
    await tagCustomers(db)
    await createUpkeep(db, console.error).all()
    await measure(crm, customers, report, engine, company)
    await measureErasure(db, customers, report, engine)
    if (customers <= mostLookedThrough) await findDuplicates(db, customers, report, engine)
  })

const fileOnEngine = (url: string | undefined, customers: number, report: Report): Promise<void> =>
  onStore(url, async (store) => {
    const engine = url ? 'PostgreSQL' : 'embedded'
    const { company, customer } = invented()
    const names = Array.from({ length: companies }, (_, index) => company(index))
    await writeAll(crmOf(store.db), 'company', companies, (index) => ({
      do: 'create',
      values: { name: names[index] ?? '' },
    }))
    const people = Array.from({ length: customers }, (_, index) => customer(index, names))
    const wish = { engine, leastPerSecond: leastPerSecond[engine] ?? 0 }
    await measureRecordImport(store, people, wish, report)
  })

const mostLookedThrough = 100_000
const mostEmbedded = 100_000

/** On both engines; more customers than the embedded one is meant for, on a server alone. */
export async function measureRecords(report: Report, customers: number): Promise<void> {
  if (customers <= mostEmbedded) {
    await onEngine(undefined, customers, report)
    await fileOnEngine(undefined, customers, report)
  }
  await using database = await givenPostgres()
  await onEngine(database.url, customers, report)
  await using empty = await givenPostgres()
  await fileOnEngine(empty.url, customers, report)
}
