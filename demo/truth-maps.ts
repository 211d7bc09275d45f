/** The maps on which the planted truths are looked for: what an analyst would draw beside those of the company. */
import { MapDesign } from '../src/model/journey-map.ts'
import type { RawMatch } from './touchpoints.ts'

/** The device of a checkout, and whether a hand-over kept the promise, are properties: rules make touchpoints of them. */
export const truthTouchpoints = {
  phoneCheckout: {
    name: 'Checkout on a phone',
    rule: { type: 'track', name: 'Checkout Started', key: 'device', op: 'is-not', value: 'desktop' },
  },
  lateHandOver: {
    name: 'Hand-over later than promised',
    rule: { type: 'track', name: 'Handed Over To Service', key: 'late', op: 'is', value: 'true' },
  },
} as const
export type TruthTouchpoint = keyof typeof truthTouchpoints

type Sources = { idOf: (match: RawMatch) => number; made: Record<TruthTouchpoint, number> }

/** Stages of one step each, named alike; the first starts a journey and the last ends it. */
const simple = (name: string, stages: Record<string, number[]>, changed: Partial<MapDesign>): MapDesign => {
  const ids = Object.keys(stages)
  return MapDesign.parse({
    name,
    startSteps: ids.slice(0, 1),
    endSteps: ids.slice(-1),
    stages: Object.entries(stages).map(([id, touchpoints]) => ({
      id,
      name: id,
      steps: [{ id, name: id, touchpoints }],
    })),
    ...changed,
  })
}

export const truthMaps = ({ idOf, made }: Sources) => {
  const event = (...names: string[]) => names.map((name) => idOf({ event: name }))
  const orders = event('Order Completed', 'Repeat Order Completed')
  const checkout = [...event('Checkout Started'), made.phoneCheckout]
  const basket = [idOf({ path: '/basket' }), idOf({ screen: 'Basket' })]
  const handOver = [...event('Handed Over To Service'), made.lateHandOver]
  return {
    /** A run is over when nothing happens for three days; it starts anew with the next product. */
    checkouts: simple(
      'One purchase',
      { pick: event('Product Added'), basket, checkout, order: orders },
      { restart: true, inactivityDays: 3 },
    ),
    return: simple(
      'From the first parcel to the next order',
      { parcel: event('Parcel Delivered'), back: event('Repeat Order Completed') },
      { inactivityDays: 120 },
    ),
    handOver: simple(
      'From the signature to service',
      { signed: event('Deal Won'), taken: handOver },
      { follow: 'deal', inactivityDays: 60 },
    ),
    /** The promise as a map: whoever is silent for two days after signing has left it. */
    promise: simple(
      'Two days to the hand-over',
      { signed: event('Deal Won'), taken: handOver },
      { follow: 'deal', inactivityDays: 2, restart: true },
    ),
    recommendation: simple(
      'What business customers say',
      { signed: event('Deal Won'), taken: handOver, survey: event('NPS Survey Answered') },
      { inactivityDays: 365 },
    ),
    tickets: simple(
      'One ticket',
      {
        opened: event('Ticket Opened', 'Ticket Reopened'),
        called: event('Phone Call'),
        solved: event('Ticket Solved'),
      },
      { follow: 'ticket', startSteps: [] },
    ),
    chat: simple(
      'One chat',
      {
        asked: event('Chat Started'),
        answered: event('Chat Answered'),
        rated: event('Chat Rated'),
      },
      { restart: true, inactivityDays: 1, endSteps: ['rated'] },
    ),
  }
}
