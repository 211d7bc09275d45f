/** Writes what other systems say of their things into records: each once, in any order, and never over what is newer. */
import type { Kysely } from 'kysely'
import type { Actor } from '../../model/actor.ts'
import type {
  ConnectedCustomer,
  ConnectedFrom,
  ConnectedRecord,
  ConnectedThing,
  WriteConnected,
} from '../../model/connected-record.ts'
import type { FieldValues } from '../../model/crm/field-value.ts'
import type { RecordType } from '../../model/crm/record-type.ts'
import { erasedPeopleOf } from '../../storage/records/erased-people.ts'
import type { Tables } from '../../storage/records/tables.ts'
import { companiesNamed } from '../companies-named.ts'
import { inTurn } from '../made-once.ts'
import { customerIdOf } from '../record-id.ts'
import { writeConnectedCustomers } from './connected-customers.ts'
import { recordsOfKeys, storedKey, thingsAbout } from './connected-rows.ts'
import { type HeardThing, writeThings } from './write-things.ts'

export type ConnectedSettings = {
  db: Kysely<Tables>
  clock: () => Date
  onChanged(type: RecordType, ids: string[]): void
}

/** What others point to comes first. */
const order: readonly ConnectedThing['type'][] = ['company', 'product', 'order', 'ticket']

const isThing = (record: ConnectedRecord): record is ConnectedThing => record.type !== 'customer'
const isCustomer = (record: ConnectedRecord): record is ConnectedCustomer => record.type === 'customer'

const nameOf = ({ company }: ConnectedRecord): string =>
  typeof company === 'string' ? company : company && 'name' in company ? company.name : ''

/** In the history: which connection it was. */
export const actorOf = ({ connection, name }: ConnectedFrom): Actor => ({
  kind: 'system',
  id: `connection:${connection}`,
  name,
})

export function createConnectedWriter({ db, clock, onChanged }: ConnectedSettings): WriteConnected {
  const told = (type: RecordType, changed: readonly { id: string }[]): void => {
    if (changed.length > 0)
      onChanged(
        type,
        changed.map(({ id }) => id),
      )
  }

  /** Relations as the ids of records; what is not known yet is left out, and comes with the next word of it. */
  async function related(
    { source }: ConnectedFrom,
    things: readonly ConnectedThing[],
    companies: Map<string, string>,
    customers: ReadonlySet<string>,
  ): Promise<HeardThing[]> {
    const keysOf = (pick: (thing: ConnectedThing) => string[]) => [...new Set(things.flatMap(pick))]
    const productsOf = ({ values }: ConnectedThing): string[] =>
      Array.isArray(values.lines)
        ? values.lines.flatMap((line) =>
            typeof line === 'object' && line.product ? storedKey(line.product) : [],
          )
        : []
    const keyOf = (of: ConnectedThing['company'] | ConnectedThing['order']): string[] =>
      of && 'key' in of ? [storedKey(of.key)] : []
    const products = await recordsOfKeys(db, source, 'product', keysOf(productsOf))
    const ofKey = await recordsOfKeys(
      db,
      source,
      'company',
      keysOf(({ company }) => keyOf(company)),
    )
    const orders = await recordsOfKeys(
      db,
      source,
      'order',
      keysOf((thing) => keyOf(thing.order)),
    )
    return things.map((thing) => {
      const values: FieldValues = { ...thing.values }
      if (Array.isArray(values.lines))
        values.lines = values.lines.flatMap((line) =>
          typeof line === 'object'
            ? [{ ...line, product: (line.product && products.get(storedKey(line.product))) || null }]
            : [],
        )
      const company = companies.get(nameOf(thing)) ?? ofKey.get(keyOf(thing.company)[0] ?? '')
      const placed = orders.get(keyOf(thing.order)[0] ?? '')
      const customer = thing.userId === undefined ? undefined : customerIdOf(thing.userId)
      if (company) values.company = company
      if (placed) values.order = placed
      if (customer && customers.has(customer)) values.customer = customer
      return { ...thing, key: storedKey(thing.key), values }
    })
  }

  /** What was said of somebody before anybody knew her is hers now. */
  async function nowKnown(
    { source }: ConnectedFrom,
    customers: readonly ConnectedCustomer[],
  ): Promise<ConnectedThing[]> {
    const byAlias = new Map(customers.flatMap((one) => one.aliases.map((alias) => [alias, one] as const)))
    const things = await thingsAbout(db, source, [...byAlias.keys()])
    return things.flatMap(({ type, key, person }) => {
      const known = byAlias.get(person)
      if (!known) return []
      const tells = { beginning: false, moves: [] }
      return [{ type, key, at: known.at, values: {}, whole: false, tells, userId: known.userId }]
    })
  }

  return async (records, from) => {
    const now = clock()
    const erased = erasedPeopleOf(db)
    await erased.current()
    const companies = await companiesNamed(db, records.map(nameOf), now, ({ type }, { changed }) =>
      told(type, changed),
    )
    const setting = { source: from.source, actor: actorOf(from), now, erased }
    const problems = new Map<ConnectedRecord, string>()
    const customers = records.filter(isCustomer)
    const people = await inTurn(db, (transaction) =>
      writeConnectedCustomers(transaction, customers, companies, { ...setting, name: from.name }),
    )
    told('customer', people.changed)
    for (const [customer, problem] of people.problems) problems.set(customer, problem)
    for (const thing of records.filter(isThing))
      if (thing.userId !== undefined && people.refused.has(customerIdOf(thing.userId)))
        problems.set(thing, 'Whom it is about cannot be written.')

    const late = await nowKnown(from, customers)
    for (const type of order) {
      const things = [...records.filter(isThing), ...late].filter(
        (thing) => thing.type === type && !problems.has(thing),
      )
      if (things.length === 0) continue
      const heard = await related(from, things, companies, people.known)
      const written = await inTurn(db, (transaction) => writeThings(transaction, type, heard, setting))
      told(type, written.changed)
      for (const [place, problem] of written.problems) {
        const thing = things[place]
        if (thing) problems.set(thing, problem)
      }
    }
    return records.map((record) => problems.get(record))
  }
}
