/** A company as its people: who they are says the CRM, what they did and felt say the journeys, the rest say its own records. */
import type { Crm } from '../../crm/crm.ts'
import { labelsOf } from '../../maps/customers/labels-of.ts'
import { customersTogether, type Together } from '../../maps/customers/together.ts'
import type { Actor } from '../../model/actor.ts'
import type { CompanyPeople } from '../../model/crm/company-people.ts'
import type { CustomerId } from '../../model/customer-id.ts'
import type { SegmentRule } from '../../model/segment.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import type { CompanyService, CustomerService } from '../services.ts'
import type { ToldAside } from './told-aside.ts'

type Needs = {
  crm: Pick<Crm, 'get' | 'idsMatching' | 'board'>
  customers: Pick<CustomerService, 'timeline' | 'timelineCounts'>
  journeys: Journeys
  toldAside: ToldAside
  clock: () => Date
}

/** A rule may name so many; whoever has more people sees the deals and tickets of the company itself. */
const mostNamed = 1_000
const openTickets = new Set(['new', 'open', 'waiting'])

const is = (field: string, value: string): SegmentRule => ({ kind: 'field', field, op: 'is', value })

const ofCompanyOrPeople = (company: string, people: readonly string[]): SegmentRule => ({
  kind: 'any',
  rules: [
    is('company', company),
    { kind: 'field', field: 'customer', op: 'any-of', value: people.slice(0, mostNamed) },
  ],
})

const shapeOfValue = ({ value }: Together): CompanyPeople['value'] => value.filter(({ minor }) => minor !== 0)

export function companyService({ crm, customers, journeys, toldAside, clock }: Needs): CompanyService {
  /** A company that was merged into another is that other one. */
  async function standing(company: string, reader: Actor): Promise<string> {
    const { record } = await crm.get('company', company, reader)
    return record.mergedInto ?? record.id
  }
  const customersOf = async (company: string, reader: Actor) =>
    (await crm.idsMatching('customer', { filter: is('company', company) }, reader)) as CustomerId[]

  return {
    async people(id, reader) {
      const company = await standing(id, reader)
      const people = await customersOf(company, reader)
      const filter = ofCompanyOrPeople(company, people)
      const [together, deals, tickets] = await Promise.all([
        customersTogether(journeys, people.map(BigInt), clock()),
        crm.board('deal', { group: 'status', filter, limit: 0 }, reader),
        crm.board('ticket', { group: 'status', filter, limit: 0 }, reader),
      ])
      const open = deals.columns.find(({ value }) => value === 'open')
      return {
        people: people.length,
        customers: people.slice(0, mostNamed),
        active: together.active,
        mood: together.mood,
        value: shapeOfValue(together),
        lastAt: together.lastAt,
        openDeals: { n: open?.count ?? 0, sums: open?.sums ?? [] },
        openTickets: tickets.columns
          .filter(({ value }) => openTickets.has(value))
          .reduce((sum, { count }) => sum + count, 0),
      }
    },
    async timeline(id, wish, reader, signal) {
      const company = await standing(id, reader)
      const people = await customersOf(company, reader)
      const page = await customers.timeline(people, wish, signal, toldAside(company, people))
      const shown = [...new Set(page.entries.flatMap(({ customer }) => customer ?? []))]
      const called = await labelsOf(journeys, shown.map(BigInt))
      return {
        ...page,
        people: shown.map((id) => ({
          id,
          label: called.get(id)?.label ?? '',
          known: called.get(id)?.known ?? false,
        })),
      }
    },
    async timelineCounts(id, about, reader, signal) {
      const company = await standing(id, reader)
      const people = await customersOf(company, reader)
      return customers.timelineCounts(people, about, signal, toldAside(company, people))
    },
  }
}
