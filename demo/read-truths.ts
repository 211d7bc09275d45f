/** Finds the planted truths again in the numbers of measured maps, as somebody who looks at them would. */
import type { MapMeasure, StepMeasure } from '../src/model/measure.ts'
import type { SegmentRule } from '../src/model/segment.ts'
import { DAY } from './clock.ts'
import { difference, type Known, known, ratio, rest, scaled, share } from './estimate.ts'
import type { RawMatch } from './touchpoints.ts'
import type { TruthTouchpoint, truthMaps } from './truth-maps.ts'

export type MapName = keyof ReturnType<typeof truthMaps> | 'One order'
export type Reader = {
  idOf: (match: RawMatch) => number
  made: Record<TruthTouchpoint, number>
  /** Measures a map for the customers (or orders, deals) of a segment, that started before `to`. */
  measure: (map: MapName, segment?: SegmentRule, to?: Date) => Promise<MapMeasure>
  now: Date
}
type Truth = Record<string, Known>

const trait = (key: string, op: 'is' | 'is-not' | 'exists', value = ''): SegmentRule => ({
  kind: 'trait',
  key,
  op,
  value,
})
const all = (...rules: SegmentRule[]): SegmentRule => ({ kind: 'all', rules })
const not = (rule: SegmentRule): SegmentRule => ({ kind: 'not', rule })
const did = (touchpoint: number): SegmentRule => ({ kind: 'touchpoint', touchpoint, op: 'did', atLeast: 1 })

/** A step by the name on the map. */
function step({ map, steps }: MapMeasure, name: string): StepMeasure {
  const id = map.design.stages.flatMap((stage) => stage.steps).find((one) => one.name === name)?.id
  const found = steps.find((one) => one.id === id)
  if (!found) throw new Error(`the map has no step "${name}"`)
  return found
}
const feeling = (measure: MapMeasure, name: string): Known => known(step(measure, name).emotion.mean)
/** A point of five is a point of feeling; a point of ten is two fifths of one. */
const npsPoints = (felt: Known): Known => scaled(felt, 10 / 4)
const ofFive = (felt: Known): Known => scaled(felt, 1, 3)

async function lateParcels({ measure, idOf }: Reader): Promise<Truth> {
  const parcels = (...rules: SegmentRule[]) =>
    measure('One order', all(did(idOf({ event: 'Order Shipped' })), ...rules))
  const late = did(idOf({ event: 'Delivery Delayed' }))
  const [scottish, other] = [trait('region', 'is', 'Scotland'), trait('region', 'is-not', 'Scotland')]
  const [there, elsewhere] = [await parcels(scottish), await parcels(other)]
  const lateShare = (orders: MapMeasure) =>
    share(step(orders, 'It is late').reached, step(orders, 'It is on its way').reached)
  const door = 'It is at the door'
  const [lateThere, lateElsewhere] = [await parcels(scottish, late), await parcels(other, late)]
  return {
    lateShareThere: lateShare(there),
    lateShareElsewhere: lateShare(elsewhere),
    csatGap: difference(feeling(elsewhere, door), feeling(there, door)),
    // Not a gap: where parcels are late alike, regions feel alike.
    sameWhenLate: difference(feeling(lateElsewhere, door), feeling(lateThere, door)),
  }
}

async function checkoutLoop({ measure, idOf, made }: Reader): Promise<Truth> {
  const phone = await measure('checkouts', did(made.phoneCheckout))
  const desktop = await measure('checkouts', did(idOf({ event: 'Checkout Started' })))
  const looped = (runs: MapMeasure) => share(step(runs, 'checkout').again, step(runs, 'checkout').reached)
  const ordered = (runs: MapMeasure) => share(runs.completed, step(runs, 'checkout').reached)
  return {
    loopSharePhone: looped(phone),
    loopShareDesktop: looped(desktop),
    completionGap: difference(ordered(desktop), ordered(phone)),
  }
}

async function onboardingCall({ measure, idOf, now }: Reader): Promise<Truth> {
  const called = did(idOf({ event: 'Onboarding Call Held' }))
  const longAgo = new Date(now.getTime() - 120 * DAY)
  const back = async (call: SegmentRule) => {
    const first = await measure('return', all(not(trait('company', 'exists')), call), longAgo)
    return share(first.completed, first.journeys)
  }
  return { repeatGap: difference(await back(called), await back(not(called))) }
}

async function handOver({ measure, made }: Reader): Promise<Truth> {
  const deals = await measure('handOver')
  const promised = await measure('promise')
  const signed = step(promised, 'signed')
  const customers = (rule: SegmentRule) => measure('recommendation', all(trait('company', 'exists'), rule))
  const late = did(made.lateHandOver)
  const said = async (rule: SegmentRule) => npsPoints(feeling(await customers(rule), 'survey'))
  return {
    medianDays: scaled(known(step(deals, 'signed').time.median), 1000 / DAY),
    shareLate: rest(share(step(promised, 'taken').reached, signed.reached)),
    npsGap: difference(await said(not(late)), await said(late)),
  }
}

async function doorstepFitting({ measure, idOf }: Reader): Promise<Truth> {
  const fitted = did(idOf({ event: 'Doorstep Fitting Done' }))
  const shipped = did(idOf({ event: 'Order Shipped' }))
  const [with_, without] = [
    await measure('One order', all(shipped, fitted)),
    await measure('One order', all(shipped, not(fitted))),
  ]
  return {
    rating: ofFive(feeling(with_, 'Somebody fits it')),
    csatGap: difference(feeling(with_, 'It is at the door'), feeling(without, 'It is at the door')),
  }
}

async function germanChat({ measure }: Reader): Promise<Truth> {
  const german = await measure('chat', trait('language', 'is', 'de'))
  const others = await measure('chat', all(trait('language', 'exists'), trait('language', 'is-not', 'de')))
  const wait = (chats: MapMeasure) => known(step(chats, 'asked').time.median)
  return {
    waitRatio: ratio(wait(german), wait(others)),
    csatGap: difference(feeling(others, 'rated'), feeling(german, 'rated')),
  }
}

/** By truth id, then by the names that the list of truths expects, without their AtLeast and AtMost. */
export const readTruths = async (reader: Reader): Promise<Record<string, Truth>> => ({
  'late-parcels-scotland': await lateParcels(reader),
  'phone-checkout-loop': await checkoutLoop(reader),
  'onboarding-call-retains': await onboardingCall(reader),
  'slow-handover-to-service': await handOver(reader),
  'doorstep-fitting-delights': await doorstepFitting(reader),
  'german-chat-slow': await germanChat(reader),
})
