/** What a message proves about who is who. */

/**
 * `anonymous`: a message carried both ids. `alias`: an alias call said so. `email`: a verified address came with a user id.
 * `from` and `user` are homes; the values are kept so that people can read the log.
 */
export type LinkKind = 'anonymous' | 'alias' | 'email'

export type Link = {
  kind: LinkKind
  from: bigint
  user: bigint
  /** the place of the message in the total order of interactions: time in ms, rank, message hash */
  at: number
  rank: number
  message: bigint
}

export type LinkEvidence = Link & { fromValue: string; userValue: string; messageId: string }

/** A person's decision that two customers are one: everything of `from` belongs to `into`. */
export type Merge = { from: bigint; into: bigint }

export const maxIdentifiersPerCustomer = 1_000
export const maxMergesPerCustomer = 100
/** An anonymous id seen with more users than this is a till or a kiosk, and says nothing about who uses it. */
export const maxUsersPerDevice = 20

export const comparePlaces = (
  a: Pick<Link, 'at' | 'rank' | 'message'>,
  b: Pick<Link, 'at' | 'rank' | 'message'>,
): number => a.at - b.at || a.rank - b.rank || (a.message < b.message ? -1 : a.message > b.message ? 1 : 0)
