/** Lets the demo company's people work: the same writes that the screens make, each at the time at which it was done. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { type Client, demoWork, type WorkStep } from '../../demo/work.ts'
import { type Crm, createCrm } from '../crm/crm.ts'
import type { Outbox } from '../crm/outbox.ts'
import type { Profiles } from '../crm/profiles.ts'
import type { Actor } from '../model/actor.ts'
import type { FieldValues } from '../model/crm/field-value.ts'
import type { SegmentRule } from '../model/segment.ts'
import { saveSetting, settingOf } from '../storage/records/settings.ts'
import type { Tables } from '../storage/records/tables.ts'

export type DemoWorkNeeds = {
  records: { db: Kysely<Tables> }
  profiles: Pick<Profiles, 'catchUp' | 'written'>
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

const person = (name: string): Actor => ({ kind: 'user', id: name.toLowerCase().replaceAll(' ', '.'), name })

/** Names of the demo become ids as their records are made. */
async function takeStep(crm: Crm, ids: Map<string, string>, step: WorkStep): Promise<void> {
  const values: FieldValues = { ...step.values }
  for (const [field, name] of Object.entries(step.relations ?? {})) values[field] = ids.get(name) ?? null
  const id = ids.get(step.name)
  if (id === undefined) {
    const { record } = await crm.create(step.type, values, person(step.who))
    ids.set(step.name, record.id)
    return
  }
  await crm.batch(step.type, [{ do: 'update', id, values }], person(step.who))
}

/** Once. What a stop left half done stays as it is: it is only a demo. */
export async function loadDemoWork(parts: DemoWorkNeeds, say: (line: string) => void): Promise<void> {
  const { db } = parts.records
  if (await settingOf(db, settingName, z.boolean())) return
  await saveSetting(db, settingName, true)
  await parts.profiles.catchUp()
  await parts.profiles.written()
  const clock = { now: new Date() }
  const crm = createCrm({
    db,
    clock: () => clock.now,
    customersWho: async () => [],
    onChanged() {},
  })
  const steps = demoWork(
    seed,
    await clientsOf(crm, hasCompany, buyers),
    await clientsOf(crm, { kind: 'not', rule: hasCompany }, askers),
    clock.now,
  )
  const ids = new Map<string, string>()
  for (const step of steps) {
    clock.now = new Date(step.at)
    await takeStep(crm, ids, step)
  }
  await parts.outbox.emptied()
  say(`  ${ids.size} records of people's work: deals, tickets, calls, notes, tasks`)
}
