/** Lets the demo company's people work: the same writes that the screens make, each at the time at which it was done. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { type Client, demoWork, type WorkStep } from '../../demo/work.ts'
import type { AnyWrite } from '../crm/apply-write.ts'
import type { Crm } from '../crm/crm.ts'
import type { Outbox } from '../crm/outbox.ts'
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
}

const seed = 'nordhaven'
const settingName = 'demo.work'
const buyers = 60
const askers = 60

const hasCompany: SegmentRule = { kind: 'field', field: 'company', op: 'not-empty', value: '' }

async function clientsOf(crm: Crm, filter: SegmentRule, limit: number): Promise<Client[]> {
  const { rows, labels } = await crm.list('customer', { filter, sort: 'externalId', limit })
  return rows.map(({ id, label, values }) => {
    const company = typeof values.company === 'string' ? values.company : undefined
    return { id, name: label, ...(company ? { company, companyName: labels[company] ?? label } : {}) }
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

/** Once. What a stop left half done stays as it is: it is only a demo. */
export async function loadDemoWork(parts: DemoWorkNeeds, say: (line: string) => void): Promise<void> {
  const { db } = parts.records
  if (await settingOf(db, settingName, z.boolean())) return
  await saveSetting(db, settingName, true)
  const now = new Date()
  const surroundings = {
    buyers: await clientsOf(parts.crm, hasCompany, buyers),
    askers: await clientsOf(parts.crm, { kind: 'not', rule: hasCompany }, askers),
    productIds: await productsOf(parts.crm),
  }
  const ids = new Map<string, string>()
  const write = ({ name, at, values: own, relations = {} }: WorkStep): AnyWrite => {
    const pointing = Object.entries(relations).map(([field, target]) => [field, ids.get(target) ?? null])
    const values: FieldValues = { ...own, ...Object.fromEntries(pointing) }
    const id = ids.get(name)
    const doneAt = new Date(at)
    return id === undefined ? { do: 'create', values, doneAt } : { do: 'update', id, values, doneAt }
  }
  for (const round of roundsOf(demoWork(seed, surroundings, now))) {
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
  await parts.outbox.emptied()
  say(`  ${ids.size} records of people's work: deals, tickets, calls, notes, tasks`)
}
