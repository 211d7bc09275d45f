/** Keeps records of what the demo company's shop sends: companies, products, orders, consents. It is a connected system like any other. */
import type { Kysely } from 'kysely'
import { companyValues, sellerOf } from '../../demo/companies.ts'
import type { DemoMessage } from '../../demo/message.ts'
import { type Person, personNamedBy } from '../../demo/people.ts'
import { productRecords, shopRecords } from '../../demo/shop.ts'
import type { AnyWrite } from '../crm/apply-write.ts'
import { namesOfNoCompany } from '../crm/companies-named.ts'
import { createConnectedWriter } from '../crm/connected/write-connected.ts'
import { writeRecords } from '../crm/write-records.ts'
import type { Actor } from '../model/actor.ts'
import type { ConnectedRecord } from '../model/connected-record.ts'
import type { RecordType } from '../model/crm/record-type.ts'
import type { Tables } from '../storage/records/tables.ts'

export type DemoShopNeeds = {
  db: Kysely<Tables>
  seed: string
  onChanged(type: RecordType, ids: string[]): void
}

export type DemoShop = ReturnType<typeof createDemoShop>

const shop = { source: 'demo', connection: 'demo', name: 'Nordhaven shop' }
const atOnce = 400
/** The newest lie apart, so that lists show them in order. */
const newest = 60
const newestAtOnce = 6

export const workerNamed = (name: string): Actor => ({
  kind: 'user',
  id: name.toLowerCase().replaceAll(' ', '.'),
  name,
})

type Story = { at: number; records: ConnectedRecord[] }

function* batchesOf(stories: readonly Story[]): Generator<Story[]> {
  for (let from = 0; from < stories.length; ) {
    const size = from >= stories.length - newest ? newestAtOnce : atOnce
    const to = size === atOnce ? Math.min(from + size, stories.length - newest) : from + size
    yield stories.slice(from, to)
    from = to
  }
}

export function createDemoShop({ db, seed, onChanged }: DemoShopNeeds) {
  const stories = new Map<string, Story>()

  const write = (records: readonly ConnectedRecord[], now: Date): Promise<unknown> =>
    createConnectedWriter({ db, clock: () => now, onChanged })(records, shop)

  /** Before the shop names them as somebody's, which would make them with nothing but a name. */
  async function makeCompanies(customers: readonly { person: Person; at: number }[]): Promise<number> {
    const missing = await namesOfNoCompany(
      db,
      customers.flatMap(({ person }) => person.company?.name ?? []),
    )
    const wanted = customers
      .toSorted((a, b) => a.at - b.at)
      .filter(({ person }) => person.company && missing.delete(person.company.name))
    for (const [seller, own] of Map.groupBy(wanted, ({ person }) => sellerOf(person))) {
      const writes = own.map(
        ({ person, at }): AnyWrite => ({ do: 'create', values: companyValues(person), doneAt: new Date(at) }),
      )
      const wish = { type: 'company' as const, writes, actor: workerNamed(seller), now: new Date() }
      const { changed } = await writeRecords(db, wish)
      onChanged(
        'company',
        changed.map(({ id }) => id),
      )
    }
    return wanted.length
  }

  return {
    makeCompanies,
    /** Kept for `load`: all that is said of one order is one change of its record. */
    hear(message: DemoMessage): void {
      const records = shopRecords(message)
      const [first, order = first] = records
      if (!order) return
      const key = order.type === 'order' ? order.key : message.messageId
      const story = stories.get(key) ?? { at: order.at, records: [] }
      story.records.push(...records)
      story.at = Math.max(story.at, order.at)
      stories.set(key, story)
    },
    /** Once everybody whom the shop names has a record. Returns how many orders there are. */
    async load(start: Date): Promise<number> {
      await write(productRecords(start.getTime()), start)
      const all = [...stories.values()].sort((a, b) => a.at - b.at)
      stories.clear()
      for (const batch of batchesOf(all)) {
        const now = new Date(batch.at(-1)?.at ?? start)
        await write(
          batch.flatMap(({ records }) => records),
          now,
        )
      }
      return new Set(
        all.flatMap(({ records }) => records.flatMap((one) => (one.type === 'order' ? one.key : []))),
      ).size
    },
    async companiesIn(messages: readonly DemoMessage[]): Promise<void> {
      const named = messages.flatMap((message) => {
        const person = personNamedBy(seed, message)
        return person ? [{ person, at: Date.parse(message.timestamp) }] : []
      })
      if (named.length > 0) await makeCompanies(named)
    },
    async ordersIn(messages: readonly DemoMessage[]): Promise<void> {
      const records = messages.flatMap(shopRecords)
      if (records.length > 0) await write(records, new Date())
    },
  }
}
