/** Decides whose interaction it is by the ids it carries, and refuses ids that stand for nobody. */
import { homeOf } from '../../journey/hash.ts'
import { isReservedIdentifier, isRoleAddress } from '../../journey/reserved-identifiers.ts'
import type { Draft, Refusal } from '../draft.ts'
import type { LinkEvidence, LinkKind } from '../identity/evidence.ts'
import { isBag } from './parse.ts'

/** An id that may stand for somebody, or empty. Blank fields count as absent, placeholders are remarked. */
function legalId(draft: Draft, field: 'userId' | 'anonymousId' | 'previousId'): string {
  const id = draft.message[field]
  if (id === undefined || id === null || id === '') return ''
  if (!isReservedIdentifier(id)) return id
  draft.remarks.push({ reason: 'reserved-identifier', field })
  return ''
}

const bagsOf = (draft: Draft): Record<string, unknown>[] => {
  const contextTraits = draft.message.context?.traits
  return [draft.message.traits, contextTraits].filter(isBag)
}

/** A verified e-mail address, in lower case; empty when there is none that identifies one person. */
function verifiedEmail(draft: Draft): string {
  const bags = bagsOf(draft)
  if (!bags.some((bag) => bag.email_verified === true || bag.emailVerified === true)) return ''
  const found = bags.map((bag) => bag.email).find((email) => typeof email === 'string')
  const email = typeof found === 'string' ? found.trim().toLowerCase() : ''
  const usable = email.includes('@') && !isReservedIdentifier(email) && !isRoleAddress(email)
  return usable ? email : ''
}

const linkOf = (draft: Draft, kind: LinkKind, fromValue: string): LinkEvidence => ({
  kind,
  from: homeOf(kind === 'email' ? 'email' : 'anonymous', fromValue),
  fromValue,
  user: homeOf('user', draft.userId),
  userValue: draft.userId,
  at: draft.at,
  rank: draft.index,
  message: draft.hash,
  messageId: draft.messageId,
})

export function rejectIllegal(draft: Draft): Refusal | undefined {
  draft.userId = legalId(draft, 'userId')
  draft.anonymousId = legalId(draft, 'anonymousId')
  const email = verifiedEmail(draft)
  if (!draft.userId && !draft.anonymousId && !email) {
    // What was a remark is now the reason that nothing is left.
    const [remark] = draft.remarks.splice(0)
    return remark ?? { reason: 'no-identifier', field: 'userId' }
  }
  if (draft.userId) draft.home = homeOf('user', draft.userId)
  else if (draft.anonymousId) draft.home = homeOf('anonymous', draft.anonymousId)
  else draft.home = homeOf('email', email)
  if (!draft.userId) return undefined
  if (draft.anonymousId) draft.evidence.push(linkOf(draft, 'anonymous', draft.anonymousId))
  if (email) draft.evidence.push(linkOf(draft, 'email', email))
  if (draft.message.type === 'alias') {
    const previous = draft.message.previousId ? legalId(draft, 'previousId') : ''
    if (previous && previous !== draft.userId) draft.evidence.push(linkOf(draft, 'alias', previous))
  }
  return undefined
}
