/** Makes of what another system told of its things what is written into records: whose each is, and since when it is so. */
import type { ConnectedCustomer, ConnectedRecord, ConnectedThing } from '../model/connected-record.ts'
import { storedText } from '../storage/records/stored-text.ts'
import type { Person, ToldRecord } from './connector.ts'
import { plainEmail, type Telling, whose } from './messages-of.ts'
import { fieldValues } from './payload-parts.ts'

/** Blanks around an id would be cut from the record, and another customer's number be made of it. */
const isId = (userId: string): boolean => userId === storedText(userId.trim()) && userId.length <= 500

/** Others write ISO 8601, seconds or milliseconds. */
function msOf(at: string | number, receivedAt: Date): number {
  const ms = typeof at === 'string' ? Date.parse(at) : at < 1e11 ? at * 1000 : at
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, receivedAt.getTime()) : receivedAt.getTime()
}

type Company = NonNullable<ConnectedThing['company']>
const storable = (company: Company): Company =>
  'name' in company ? { name: storedText(company.name, 300).trim() } : company

type Whose = { userId?: string; alias?: string; isOut: boolean; isKnown: boolean }

function whoseRecord(person: Person, known: Map<string, string>, telling: Telling): Whose {
  const who = whose(person, known, telling.newPeople)
  const email = plainEmail(person.email)
  const alias = person.otherId || email
  const isKnown = known.has(email)
  const id = who?.userId
  return {
    ...(id && isId(id) ? { userId: id } : {}),
    ...(alias ? { alias: storedText(alias, 300) } : {}),
    isOut: who === undefined && telling.newPeople === 'leave-out',
    isKnown,
  }
}

const aliasesOf = ({ otherId, email }: Person): string[] =>
  [otherId ?? '', plainEmail(email)].filter(Boolean).map((alias) => storedText(alias, 300))

/** Who she is, beside what is said of her thing; of those whom we knew before nothing is overwritten. */
const customerOf = (person: Person, userId: string, isKnown: boolean, at: number): ConnectedCustomer => ({
  type: 'customer',
  ...{ at, userId, consents: [] },
  aliases: aliasesOf(person),
  values: isKnown ? {} : fieldValues({ email: plainEmail(person.email), name: person.name }),
})

function connectedOf(
  record: ToldRecord,
  known: Map<string, string>,
  telling: Telling,
  receivedAt: Date,
): ConnectedRecord[] {
  const at = msOf(record.at, receivedAt)
  const person = record.person ?? {}
  const who = whoseRecord(person, known, telling)
  if (who.isOut && record.person) return []
  const { userId, alias, isKnown } = who
  if (record.type === 'customer') {
    if (userId === undefined) return []
    const her = customerOf(person, userId, isKnown, at)
    const { company = '', consents = [] } = record
    return [
      {
        ...her,
        values: { ...her.values, ...record.values },
        company: storedText(company, 300).trim(),
        consents,
      },
    ]
  }
  const { person: _person, about: _about, tells, company, ...thing } = record
  const externalId = storedText(thing.externalId ?? '', 300).trim()
  const made: ConnectedThing = {
    ...thing,
    ...(externalId ? { externalId } : {}),
    ...(company ? { company: storable(company) } : {}),
    at,
    tells: { beginning: tells?.beginning ?? false, moves: tells?.moves ?? [] },
    ...(userId === undefined ? { alias } : { userId }),
  }
  return userId === undefined ? [made] : [customerOf(person, userId, isKnown, at), made]
}

/** One question about people for all of them; the answers are in the order of what was given. */
export async function connectedRecords(
  all: readonly { records: readonly ToldRecord[]; receivedAt: Date }[],
  telling: Telling,
): Promise<ConnectedRecord[][]> {
  const emails = all.flatMap(({ records }) =>
    records.flatMap(({ person }) => (person && !person.userId ? plainEmail(person.email) : [])),
  )
  const known = await telling.knownAddresses([...new Set(emails.filter(Boolean))])
  return all.map(({ records, receivedAt }) =>
    records.flatMap((record) => connectedOf(record, known, telling, receivedAt)),
  )
}
