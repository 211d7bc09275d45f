/** What another system says of customers, companies, products, orders and tickets, on its way from connections to records. */
import type { NewConsent } from './crm/consent.ts'
import type { FieldValues } from './crm/field-value.ts'

/** Times are in ms since 1970: when it was so in the other system. */
export type ConnectedCustomer = {
  type: 'customer'
  at: number
  /** the id under which her interactions are sent */
  userId: string
  /** what else that system calls her */
  aliases: string[]
  values: FieldValues
  /** by its name */
  company?: string | undefined
  consents: (NewConsent & { at: string })[]
}

export type ConnectedThing = {
  type: 'company' | 'product' | 'order' | 'ticket'
  at: number
  /** what it is called there: the same thing has the same key for ever */
  key: string
  /** what people there call it */
  externalId?: string | undefined
  values: FieldValues
  /** of values of which the first counts, not the last */
  earliest?: readonly string[] | undefined
  /** enough to make a record of it; other things are kept until there is */
  whole: boolean
  /** by its name, or by its key */
  company?: { name: string } | { key: string } | undefined
  order?: { key: string } | undefined
  /** whom it is about: the id of a customer, or only what that system calls her */
  userId?: string | undefined
  alias?: string | undefined
  /** what that system's own interactions tell of it */
  tells: { beginning: boolean; moves: readonly string[] }
}

export type ConnectedRecord = ConnectedCustomer | ConnectedThing

/** Where it comes from: `source` is the same for the same system connected twice. */
export type ConnectedFrom = { source: string; connection: string; name: string }

/** Resolves when everything is stored, to why something was not, in the order of the records. */
export type WriteConnected = (
  records: readonly ConnectedRecord[],
  from: ConnectedFrom,
) => Promise<(string | undefined)[]>
