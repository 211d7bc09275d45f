/** What the boxes of a flow are, who walks through them, and how it is said that a journey ends. */
export type FlowTerms = {
  places: string
  visits: string
  walkers: string
  /** "14% of journeys end with …" */
  endWith: string
  /** Name of the row below the picture. */
  endsHere: string
}

export const touchpointTerms: FlowTerms = {
  places: 'touchpoints',
  visits: 'interactions',
  walkers: 'customers',
  endWith: 'end with',
  endsHere: 'ends here',
}
