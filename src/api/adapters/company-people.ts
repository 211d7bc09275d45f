/** A company's people together: who they are says the CRM, what they did and felt say the journeys. */
import type { Crm } from '../../crm/crm.ts'
import { customersTogether, type Together } from '../../maps/customers/together.ts'
import type { Actor } from '../../model/actor.ts'
import type { CompanyPeople } from '../../model/crm/company-people.ts'
import type { SegmentRule } from '../../model/segment.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'

type Needs = { crm: Pick<Crm, 'get' | 'idsMatching' | 'board'>; journeys: Journeys; clock: () => Date }

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

export const companyPeople =
  ({ crm, journeys, clock }: Needs) =>
  async (company: string, reader: Actor): Promise<CompanyPeople> => {
    await crm.get('company', company, reader)
    const people = await crm.idsMatching('customer', { filter: is('company', company) }, reader)
    const filter = ofCompanyOrPeople(company, people)
    const [together, deals, tickets] = await Promise.all([
      customersTogether(journeys, people.map(BigInt), clock()),
      crm.board('deal', { group: 'status', filter, limit: 0 }, reader),
      crm.board('ticket', { group: 'status', filter, limit: 0 }, reader),
    ])
    const open = deals.columns.find(({ value }) => value === 'open')
    return {
      people: people.length,
      active: together.active,
      mood: together.mood,
      value: shapeOfValue(together),
      lastAt: together.lastAt,
      openDeals: { n: open?.count ?? 0, sums: open?.sums ?? [] },
      openTickets: tickets.columns
        .filter(({ value }) => openTickets.has(value))
        .reduce((sum, { count }) => sum + count, 0),
    }
  }
