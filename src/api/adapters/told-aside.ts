/** What a company's own records tell, as entries of its timeline: read as if it came in as interactions, which it does not. */
import type { Crm } from '../../crm/crm.ts'
import type { Aside } from '../../crm/told-aside.ts'
import type { Ingest } from '../../ingest/ingest.ts'
import type { Catalogue } from '../../ingest/touchpoints/catalogue.ts'
import { type Besides, type Placed, touchpointsOf } from '../../maps/customers/besides.ts'
import { placed } from '../../maps/customers/timeline-of.ts'
import type { CatalogueView } from '../../maps/keeper.ts'
import type { CustomerId } from '../../model/customer-id.ts'
import type { Touchpoint } from '../../model/touchpoint.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'

type Needs = {
  crm: Pick<Crm, 'toldAside'>
  ingest: Pick<Ingest, 'read'>
  catalogue: Pick<Catalogue, 'kindOf' | 'touchpointFor'>
  view: CatalogueView
  journeys: Journeys
  clock: () => Date
}

/** `people`: whose own timelines are shown beside it. */
export type ToldAside = (company: string, people: readonly CustomerId[]) => Besides
type Draft = ReturnType<Ingest['read']>[number]

export const toldAsideOf = ({ crm, ingest, catalogue, view, journeys, clock }: Needs): ToldAside => {
  const numberOf = ({ kindKey: { type, name, path, channel } }: Draft): number =>
    catalogue.kindOf(type, name, path, channel) ?? 0

  /** Rules on properties go before the touchpoint of the kind; few people make such rules. */
  async function ruledTouchpoints(drafts: readonly Draft[]): Promise<Map<Draft, number>> {
    const tables = view.tables()
    const ruled = new Set(tables.propertyRules.flatMap(({ kinds }) => kinds))
    const concerned = drafts.filter((draft) => ruled.has(numberOf(draft)))
    const told = concerned.map((draft) => ({ kind: numberOf(draft), properties: draft.properties }))
    const touchpoints = await touchpointsOf(journeys, tables, told)
    return new Map(concerned.map((draft, index) => [draft, touchpoints[index] ?? 0]))
  }

  async function entriesOf(told: readonly Aside[]): Promise<Placed[]> {
    const customers = new Map(told.map(({ message, customer }) => [message.messageId, customer]))
    // Whoever's interaction would be refused, such as one of the far future, tells nothing here either.
    const drafts = ingest.read(told, clock()).filter(({ refusal }) => !refusal)
    const ruled = await ruledTouchpoints(drafts)
    const byNumber = view.touchpoints()
    const byKind = new Map<string, Touchpoint>()
    const touchpointOf = (draft: Draft) => {
      const id = ruled.get(draft)
      const facts = id === undefined ? undefined : byNumber.get(id)
      if (id !== undefined && facts)
        return { ...facts, id, feeling: view.tables().feelingOfTouchpoint[id] ?? null }
      const key = JSON.stringify(draft.kindKey)
      const known = byKind.get(key) ?? catalogue.touchpointFor(draft.kindKey)
      byKind.set(key, known)
      return known
    }
    return drafts.map((draft) =>
      placed(
        {
          ms: String(draft.at),
          rank: draft.index,
          message: String(draft.hash),
          message_id: draft.messageId,
          ...{ lane: draft.lane, score: draft.score, scale: draft.scale, raw: draft.rawScore },
          ...{ text: draft.text, value: String(draft.valueMinor), currency: draft.currency },
          ...{ order_id: draft.orderId, deal_id: draft.dealId, ticket_id: draft.ticketId },
          properties: draft.properties,
        },
        (customers.get(draft.messageId) ?? null) as CustomerId | null,
        draft.kindKey,
        touchpointOf(draft),
      ),
    )
  }

  return (company, people) =>
    async function* (wish) {
      for await (const told of crm.toldAside({ ...wish, company, people })) yield await entriesOf(told)
    }
}
