/** Lets the demo company's people work: the same writes that the screens make, each at the time at which it was done. */
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { offerOf } from '../../demo/offer.ts'
import { type Client, demoWork, type WorkStep } from '../../demo/work.ts'
import type { AnyWrite } from '../crm/apply-write.ts'
import type { Crm } from '../crm/crm.ts'
import type { Outbox } from '../crm/outbox.ts'
import { ownersOf } from '../crm/owners.ts'
import type { RecordFiles } from '../crm/record-files.ts'
import { writeRecords } from '../crm/write-records.ts'
import type { FieldValues } from '../model/crm/field-value.ts'
import type { SegmentRule } from '../model/segment.ts'
import { saveSetting, settingOf } from '../storage/records/settings.ts'
import type { Tables } from '../storage/records/tables.ts'
import { type DemoShopNeeds, workerNamed } from './demo-shop.ts'

export type DemoWorkNeeds = {
  records: { db: Kysely<Tables> }
  crm: Crm
  recordsChanged: DemoShopNeeds['onChanged']
  outbox: Pick<Outbox, 'emptied'>
  services: { files: Pick<RecordFiles, 'uploads' | 'add'> }
}

const seed = 'nordhaven'
const settingName = 'demo.work'
const buyers = 60
const askers = 60
const dealsWithOffers = 12

const hasCompany: SegmentRule = { kind: 'field', field: 'company', op: 'not-empty', value: '' }

type Sellers = ReadonlyMap<string, string>

async function sellersOf(crm: Crm): Promise<Sellers> {
  const { rows } = await crm.list('company', { limit: 1_000 })
  return new Map(
    rows.flatMap(({ id, values: { owner } }) => (typeof owner === 'string' ? [[id, owner]] : [])),
  )
}

async function clientsOf(crm: Crm, filter: SegmentRule, limit: number, sellers: Sellers): Promise<Client[]> {
  const { rows, labels } = await crm.list('customer', { filter, sort: 'externalId', limit })
  return rows.map(({ id, label, values }) => {
    const company = typeof values.company === 'string' ? values.company : undefined
    if (!company) return { id, name: label }
    const seller = sellers.get(company)
    return { id, name: label, company, companyName: labels[company] ?? label, ...(seller ? { seller } : {}) }
  })
}

async function productsOf(crm: Crm): Promise<Map<string, string>> {
  const { rows } = await crm.list('product', { limit: 100 })
  return new Map(rows.map(({ id, values }) => [String(values.code), id]))
}

/**
 * Steps that can be written together, in an order in which everything that is pointed to is there: records before
 * those about them, and changes last, since the first reply to a ticket precedes what becomes of it.
 */
function roundsOf(steps: readonly WorkStep[]): WorkStep[][] {
  const depths = new Map<string, number>()
  const groups = Map.groupBy(steps, (step) => {
    const { name, type, who, relations = {} } = step
    const isChange = depths.has(name)
    const depth = 1 + Math.max(0, ...Object.values(relations).map((target) => depths.get(target) ?? 0))
    if (!isChange) depths.set(name, depth)
    return `${isChange ? 'change' : depth} ${type} ${who}`
  })
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, round]) => round)
}

async function attachOffers(
  { services: { files } }: DemoWorkNeeds,
  steps: readonly WorkStep[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  await mkdir(files.uploads, { recursive: true })
  const deals = steps.filter(({ type, values }) => type === 'deal' && values.products)
  for (const { name, who, values } of deals.slice(-dealsWithOffers)) {
    const { fileName, text } = offerOf(values)
    const path = join(files.uploads, `${name}.txt`)
    await writeFile(path, text)
    const { size: bytes } = await stat(path)
    await files.add('deal', ids.get(name) ?? '', { fileName, path, bytes }, workerNamed(who))
  }
}

/** Whoever may sign in is named by her id; the others, who were never here, by their names. */
const peopleIn = (values: FieldValues, userIds: ReadonlyMap<string, string>): FieldValues =>
  Object.fromEntries(
    (['owner', 'assignee'] as const).flatMap((field) => {
      const id = userIds.get(String(values[field]))
      return id === undefined ? [] : [[field, id]]
    }),
  )

/** Once. What a stop left half done stays as it is: it is only a demo. */
export async function loadDemoWork(parts: DemoWorkNeeds, say: (line: string) => void): Promise<void> {
  const { db } = parts.records
  if (await settingOf(db, settingName, z.boolean())) return
  await saveSetting(db, settingName, true)
  const now = new Date()
  const sellers = await sellersOf(parts.crm)
  const surroundings = {
    buyers: await clientsOf(parts.crm, hasCompany, buyers, sellers),
    askers: await clientsOf(parts.crm, { kind: 'not', rule: hasCompany }, askers, sellers),
    productIds: await productsOf(parts.crm),
  }
  const ids = new Map<string, string>()
  const userIds = new Map((await ownersOf(db)).map(({ id, name }) => [name, id]))
  const write = ({ name, at, values: own, relations = {} }: WorkStep): AnyWrite => {
    const pointing = Object.entries(relations).map(([field, target]) => [field, ids.get(target) ?? null])
    const values: FieldValues = { ...own, ...peopleIn(own, userIds), ...Object.fromEntries(pointing) }
    const id = ids.get(name)
    const doneAt = new Date(at)
    return id === undefined ? { do: 'create', values, doneAt } : { do: 'update', id, values, doneAt }
  }
  const steps = demoWork(seed, surroundings, now)
  for (const round of roundsOf(steps)) {
    const [{ type, who } = { type: 'task', who: '' } as const] = round
    const wish = { type, writes: round.map(write), actor: workerNamed(who), now }
    const { results, changed } = await writeRecords(db, wish)
    for (const result of results)
      if (result.status === 'done') ids.set(round[result.index]?.name ?? '', result.id)
    parts.recordsChanged(
      type,
      changed.map(({ id }) => id),
    )
  }
  await attachOffers(parts, steps, ids)
  await parts.outbox.emptied()
  say(`  ${ids.size} records of people's work: deals, tickets, calls, notes, tasks`)
}
