/** Finds the planted truths again, from the messages alone: the yardstick that detectors are held against. */
import { DAY, HOUR } from './clock.ts'
import type { DemoMessage } from './message.ts'

type Story = { traits: NonNullable<DemoMessage['traits']>; messages: DemoMessage[] }
type Measured = Record<string, number>

const timeOf = (message: DemoMessage) => Date.parse(message.timestamp)
const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length
const share = <T>(items: readonly T[], test: (item: T) => boolean) => items.filter(test).length / items.length
const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
const scores = (messages: readonly DemoMessage[], name: string) =>
  messages.flatMap(({ properties }) => (typeof properties?.[name] === 'number' ? [properties[name]] : []))
const named = (messages: readonly DemoMessage[], event: string) => messages.filter((m) => m.event === event)

/** Messages joined to people by what `identify` said; those who never said who they are stay apart. */
export function storiesIn(messages: Iterable<DemoMessage>): Story[] {
  const all = [...messages]
  const owner = new Map<string, string>()
  for (const { type, userId, anonymousId } of all) {
    if (type === 'identify' && userId && anonymousId) owner.set(anonymousId, userId)
  }
  const stories = new Map<string, Story>()
  for (const message of all) {
    const device = message.anonymousId ?? ''
    const id = message.userId ?? owner.get(device) ?? device
    const story = stories.get(id) ?? { traits: {}, messages: [] }
    if (message.type === 'identify') story.traits = { ...story.traits, ...message.traits }
    story.messages.push(message)
    stories.set(id, story)
  }
  return [...stories.values()]
}

function lateParcels(stories: readonly Story[]): Measured {
  const parts = (inRegion: boolean) => {
    const messages = stories
      .filter(({ traits }) => traits.region && (traits.region === 'Scotland') === inRegion)
      .flatMap((story) => story.messages)
    return {
      late: share(named(messages, 'Parcel Delivered'), (m) => m.properties?.late === true),
      csat: mean(scores(named(messages, 'Delivery Survey Answered'), 'csat')),
    }
  }
  const [there, elsewhere] = [parts(true), parts(false)]
  return {
    lateShareThere: there.late,
    lateShareElsewhere: elsewhere.late,
    csatGap: elsewhere.csat - there.csat,
  }
}

/** A run = everything from a checkout start until the order or the next basket filling. */
function checkoutRuns(story: Story): { phone: boolean; starts: number; ordered: boolean }[] {
  const runs: { phone: boolean; starts: number; ordered: boolean }[] = []
  let open: (typeof runs)[number] | undefined
  for (const { event, properties } of story.messages) {
    if (event === 'Product Added') open = undefined
    if (event === 'Checkout Started') {
      if (!open) {
        open = { phone: properties?.device !== 'desktop', starts: 0, ordered: false }
        runs.push(open)
      }
      open.starts++
    }
    if (open && (event === 'Order Completed' || event === 'Repeat Order Completed')) open.ordered = true
  }
  return runs
}

function checkoutLoop(stories: readonly Story[]): Measured {
  const runs = stories.flatMap(checkoutRuns)
  const phone = runs.filter((run) => run.phone)
  const desktop = runs.filter((run) => !run.phone)
  const looped = (run: { starts: number }) => run.starts > 1
  return {
    loopSharePhone: share(phone, looped),
    loopShareDesktop: share(desktop, looped),
    completionGap: share(desktop, (run) => run.ordered) - share(phone, (run) => run.ordered),
  }
}

/** Only customers whose first parcel came at least 120 days ago, so that nobody is counted too early. */
function onboardingCall(stories: readonly Story[], now: Date): Measured {
  const window = 120 * DAY
  const rows = stories.flatMap((story) => {
    const first = story.messages.find(({ event }) => event === 'Parcel Delivered')
    if (!first || story.traits.company || timeOf(first) > now.getTime() - window) return []
    const again = story.messages.some(
      (m) =>
        m.event === 'Repeat Order Completed' &&
        timeOf(m) > timeOf(first) &&
        timeOf(m) <= timeOf(first) + window,
    )
    return [{ called: named(story.messages, 'Onboarding Call Held').length > 0, again }]
  })
  const back = (called: boolean) =>
    share(
      rows.filter((row) => row.called === called),
      (row) => row.again,
    )
  return { repeatGap: back(true) - back(false), repeatWithCall: back(true), repeatWithoutCall: back(false) }
}

function handOver(stories: readonly Story[]): Measured {
  const rows = stories.flatMap(({ messages }) => {
    const [won] = named(messages, 'Deal Won')
    const [over] = named(messages, 'Handed Over To Service')
    if (!won || !over) return []
    return [
      {
        days: (timeOf(over) - timeOf(won)) / DAY,
        nps: scores(named(messages, 'NPS Survey Answered'), 'nps'),
      },
    ]
  })
  const nps = (slow: boolean) => mean(rows.filter((row) => row.days > 5 === slow).flatMap((row) => row.nps))
  return {
    medianDays: median(rows.map((row) => row.days)),
    shareLate: share(rows, (row) => row.days > 2),
    npsGap: nps(false) - nps(true),
  }
}

function doorstepFitting(stories: readonly Story[]): Measured {
  const messages = stories.flatMap((story) => story.messages)
  const fitted = named(messages, 'Doorstep Fitting Done')
  const orders = new Set(fitted.map((m) => m.properties?.order_id))
  const surveys = named(messages, 'Delivery Survey Answered')
  const csat = (atDoor: boolean) =>
    mean(
      scores(
        surveys.filter((m) => orders.has(m.properties?.order_id) === atDoor),
        'csat',
      ),
    )
  return { rating: mean(scores(fitted, 'rating')), csatGap: csat(true) - csat(false) }
}

function germanChat(stories: readonly Story[]): Measured {
  const messages = stories.flatMap((story) => story.messages)
  const of = (event: string, german: boolean, name: string) =>
    scores(
      named(messages, event).filter((m) => (m.properties?.language === 'de') === german),
      name,
    )
  const wait = (german: boolean) => median(of('Chat Answered', german, 'wait_minutes'))
  const csat = (german: boolean) => mean(of('Chat Rated', german, 'csat'))
  return { waitRatio: wait(true) / wait(false), csatGap: csat(false) - csat(true) }
}

/** By truth id; names without the AtLeast / AtMost of the expectation. */
export function measureTruths(stories: readonly Story[], now: Date): Record<string, Measured> {
  return {
    'late-parcels-scotland': lateParcels(stories),
    'phone-checkout-loop': checkoutLoop(stories),
    'onboarding-call-retains': onboardingCall(stories, now),
    'slow-handover-to-service': handOver(stories),
    'doorstep-fitting-delights': doorstepFitting(stories),
    'german-chat-slow': germanChat(stories),
  }
}

export const hourOf = (message: DemoMessage) => Math.floor((timeOf(message) % DAY) / HOUR)
