/** What ingest tells the rest of the product after a commit. */

export type AcceptedInteraction = {
  customer: bigint
  /** as sent: the user id, or the anonymous one */
  label: string
  at: number
  kind: number
  name: string
  /** -2..2; null when nothing was said or read */
  score: number | null
}

/** What a batch said about one known customer. */
export type SeenPerson = {
  home: bigint
  userId: string
  /** of her newest identify call in the batch; empty when it said nothing new */
  traits: Record<string, string>
  at: number
}

export type AcceptedBatch = {
  /** every customer whose journeys changed, by interactions or by who is who */
  customers: bigint[]
  /** of customers who only gained interactions: the second (since 1970) of the earliest */
  newFrom: ReadonlyMap<bigint, number>
  /** the homes of the interactions */
  homes: bigint[]
  /** every customer known by a user id, once */
  people: SeenPerson[]
  interactions: number
  /** oldest acceptance time in the batch, ms since 1970 */
  acceptedAt: number
  latest: AcceptedInteraction[]
}
