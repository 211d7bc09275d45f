/** Writes down what one customer does, as the messages that shop, app and desk would send. */
import { type Hours, later, soon } from './clock.ts'
import type { DemoChannel, DemoMessage } from './message.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'
import { type Said, say } from './words/say.ts'
import type { Situation } from './words/situation.ts'

type Properties = NonNullable<DemoMessage['properties']>

export type Diary = {
  readonly person: Person
  readonly random: Random
  /** How content the customer is, about -2..2; experiences move it. */
  mood: number
  known: boolean
  subscribed: boolean
  /** The device in use now: buyers sometimes change over to a second one. */
  deviceId: 0 | 1
  track(at: number, event: string, channel: DemoChannel, properties?: Properties): void
  page(at: number, path: string, title: string): void
  screen(at: number, name: string, properties?: Properties): void
  identify(at: number): void
  group(at: number): void
  said(situation: Situation, about: Pick<Said, 'product' | 'days' | 'minutes'>): string
  /** A text for that share of customers, nothing for the others or without a situation. */
  perhapsSaid(
    share: number,
    situation: Situation | undefined,
    about: Pick<Said, 'product' | 'days' | 'minutes'>,
  ): Properties
  later(at: number, medianHours: number, hours: Hours, sigma?: number): number
  soon(at: number, medianSeconds?: number): number
  messages(): DemoMessage[]
}

const SITE = 'https://www.nordhaven-demo.test'

/** Channels where the browser or app knows the device; in all others only the customer number is known. */
const onDevice: readonly DemoChannel[] = ['web', 'app', 'ad', 'social', 'chat']

export function openDiary(person: Person, random: Random, idPrefix: string): Diary {
  const written: DemoMessage[] = []
  const traitsOf = (): NonNullable<DemoMessage['traits']> => ({
    name: person.name,
    email: person.email,
    phone: person.phone,
    country: person.country,
    region: person.region,
    city: person.city,
    language: person.language,
    tier: person.tier,
    device: person.device,
    ...(person.company ? { company: person.company.name } : {}),
  })

  const write = (at: number, channel: DemoChannel, message: Omit<DemoMessage, 'messageId' | 'timestamp'>) => {
    const usesDevice = onDevice.includes(channel)
    written.push({
      messageId: `${idPrefix}-${person.index}-${written.length}`,
      timestamp: new Date(at).toISOString(),
      ...(diary.known ? { userId: person.userId } : {}),
      ...(usesDevice || !diary.known ? { anonymousId: person.anonymousIds[diary.deviceId] } : {}),
      ...message,
    })
  }

  const diary: Diary = {
    person,
    random,
    mood: random.normal(0.5, 0.45),
    known: false,
    subscribed: false,
    deviceId: 0,
    track: (at, event, channel, properties = {}) =>
      write(at, channel, {
        type: 'track',
        event,
        properties: { channel, ...(channel === 'web' ? { device: person.device } : {}), ...properties },
      }),
    page: (at, path, title) =>
      write(at, 'web', {
        type: 'page',
        name: title,
        properties: { channel: 'web', path, url: `${SITE}${path}`, title, device: person.device },
      }),
    screen: (at, name, properties = {}) =>
      write(at, 'app', {
        type: 'screen',
        name,
        properties: { channel: 'app', device: 'app', ...properties },
      }),
    identify: (at) => {
      diary.known = true
      write(at, 'web', { type: 'identify', traits: traitsOf() })
    },
    group: (at) => {
      if (!person.company) return
      const { id, revenue: _ours, ...traits } = person.company
      write(at, 'web', { type: 'group', groupId: id, traits })
    },
    said: (situation, about) =>
      say(random, situation, { language: person.language, place: person.city, ...about }),
    perhapsSaid: (share, situation, about): Properties =>
      situation && random.chance(share) ? { text: diary.said(situation, about) } : {},
    later: (at, medianHours, hours, sigma) => later(random, at, medianHours, hours, sigma),
    soon: (at, medianSeconds) => soon(random, at, medianSeconds),
    // Side stories (newsletters, surveys) run beside the main one, so sort; equal times keep their order.
    messages: () =>
      written.toSorted((a, b) => (a.timestamp < b.timestamp ? -1 : a.timestamp > b.timestamp ? 1 : 0)),
  }
  return diary
}
