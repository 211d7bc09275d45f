/** Refuses interactions of who was erased; asked where messages are committed, so that none slips past an erasure. */
import { homeOf } from '../../journey/hash.ts'
import type { ErasedPeople } from '../../storage/records/erased-people.ts'
import type { Draft } from '../draft.ts'
import { isBag } from './parse.ts'

/** Addresses that the sender did not verify name her all the same, also as her id in another case. */
const emailsIn = ({ message, userId }: Draft): string[] =>
  [{ email: userId }, message.traits, message.context?.traits, message.properties].flatMap((bag) => {
    const email = isBag(bag) ? bag.email : undefined
    return typeof email === 'string' && email.includes('@') ? [email.trim().toLowerCase()] : []
  })

function* homesNamedIn(draft: Draft): Generator<bigint> {
  yield draft.home
  for (const { from } of draft.evidence) yield from
  if (draft.anonymousId) yield homeOf('anonymous', draft.anonymousId)
  if (draft.message.previousId) yield homeOf('user', draft.message.previousId)
  for (const email of emailsIn(draft)) yield homeOf('email', email)
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''

/** What was refused for another reason is not kept either if it names somebody who was erased. */
export function namesErased({ raw }: Pick<Draft, 'raw'>, erased: ErasedPeople): boolean {
  if (erased.isEmpty || !isBag(raw)) return false
  const context = isBag(raw.context) ? raw.context.traits : undefined
  const bags = [raw.traits, context, raw.properties].filter(isBag)
  const emails = [raw.userId, ...bags.map(({ email }) => email)].map((one) => text(one).toLowerCase())
  return [
    ...[raw.userId, raw.previousId].map((id) => homeOf('user', text(id))),
    homeOf('anonymous', text(raw.anonymousId)),
    ...emails.map((email) => homeOf('email', email)),
  ].some((home) => erased.has(home))
}

export function refuseErased(drafts: readonly Draft[], erased: ErasedPeople): Draft[] {
  if (erased.isEmpty) return [...drafts]
  return drafts.filter((draft) => {
    for (const home of homesNamedIn(draft))
      if (erased.has(home)) {
        draft.refusal = { reason: 'erased', field: draft.userId ? 'userId' : 'anonymousId' }
        return false
      }
    return true
  })
}
