/** What the demo company's people do in the CRM: campaigns, deals, tickets, calls, notes and tasks of the last weeks. */
import type { FieldValues } from '../src/model/crm/field-value.ts'
import type { RecordType } from '../src/model/crm/record-type.ts'
import { products } from './catalogue.ts'
import { DAY, HOUR } from './clock.ts'
import { sellers } from './companies.ts'
import { type Random, randomFrom } from './random.ts'

/** One thing somebody does. A record is called by a name of ours, so that later steps and relations find it. */
export type WorkStep = {
  at: number
  who: string
  type: RecordType
  name: string
  values: FieldValues
  /** fields that point to records by such names */
  relations?: Record<string, string>
}

/** A customer whom somebody works with. */
export type Client = { id: string; name: string; company?: string; companyName?: string; seller?: string }

/** Anna and Jonas can be entered as: whoever looks at the demo finds work of her own. */
const lead = 'Anna Berg'
const staff = {
  sales: Object.values(sellers),
  service: ['Jonas Keller', 'Niamh Doyle'],
  marketing: ['Tilda Hansen'],
} as const

const weeks = 10
const openStages = ['qualified', 'proposal', 'negotiation'] as const
const troubles = [
  [
    'Parcel is missing',
    'Where is my parcel? It should have been here days ago. Very disappointed.',
    'It waits at the depot; the carrier brings it tomorrow.',
  ],
  [
    'Arrived damaged',
    'The box was crushed and the product is broken. This is not acceptable.',
    'A new one leaves today. Keep the old one until the driver comes.',
  ],
  [
    'Question about assembly',
    'Could you tell me which screws belong to the second step? Thank you!',
    'The long ones, from the bag with the red label.',
  ],
  [
    'Wrong size',
    'The size does not fit. How can I exchange it?',
    'Send it back with the label in the box; the next size is reserved for you.',
  ],
  ['Invoice copy', 'Please send me a copy of the invoice. Thanks for your help.', 'Here it is, as a file.'],
] as const

const money = (amount: number, currency: string) => ({ minor: Math.round(amount * 100), currency })

function groundwork(start: number): WorkStep[] {
  const [who] = staff.marketing
  const tags = [
    ['VIP', 'grape'],
    ['At risk', 'red'],
    ['Wholesale', 'teal'],
  ] as const
  const campaigns = [
    ['Garden spring', 'ad', 18_500],
    ['First night outside', 'social', 7_200],
    ['Newsletter: caring for wool', 'email', 900],
  ] as const
  return [
    ...tags.map(
      ([name, color]): WorkStep => ({
        at: start,
        who,
        type: 'tag',
        name: `tag ${name}`,
        values: { name, color },
      }),
    ),
    ...campaigns.map(
      ([name, channel, cost], index): WorkStep => ({
        at: start,
        who,
        type: 'campaign',
        name: `campaign ${index}`,
        values: {
          name,
          channel,
          cost: money(cost, 'EUR'),
          startDate: new Date(start + index * 14 * DAY).toISOString().slice(0, 10),
          department: 'Marketing',
          owner: who,
        },
      }),
    ),
  ]
}

function dealOf(
  random: Random,
  client: Client,
  index: number,
  productIds: ReadonlyMap<string, string>,
  start: number,
  now: number,
): WorkStep[] {
  const anyone = random.pick(staff.sales)
  const who = client.seller ?? anyone
  const product = random.pick(products.filter(({ bulky }) => bulky))
  const quantity = random.whole(2, 12)
  const price = money(product.euros, 'EUR')
  let at = start + random.next() * (now - start - 2 * DAY)
  const name = `deal ${index}`
  const common = { who, type: 'deal' as const, name }
  const steps: WorkStep[] = [
    {
      ...common,
      at,
      values: {
        customer: client.id,
        company: client.company ?? null,
        name: `${product.brand} for ${client.companyName ?? client.name}`,
        amount: { ...price, minor: price.minor * quantity },
        products: [{ product: productIds.get(product.sku) ?? null, name: product.brand, quantity, price }],
        closeDate: new Date(at + random.whole(20, 70) * DAY).toISOString().slice(0, 10),
        owner: index % 6 === 0 ? lead : who,
        department: 'Sales',
      },
      relations: { campaign: `campaign ${random.whole(0, 2)}` },
    },
  ]
  const about = { relations: { deal: name } }
  for (const stage of openStages.slice(1)) {
    at += random.logNormal(6, 0.6) * DAY
    if (at > now) break
    steps.push({
      at: at - 2 * HOUR,
      who,
      type: 'activity',
      name: `${name} ${stage} call`,
      values: {
        subject: `Call about ${product.brand}`,
        kind: random.pick(['call', 'meeting', 'email']),
        direction: 'out',
        minutes: random.whole(8, 50),
        customer: client.id,
        company: client.company ?? null,
      },
      ...about,
    })
    steps.push({ ...common, at, values: { stage } })
  }
  at += random.logNormal(8, 0.5) * DAY
  if (at < now && random.chance(0.8)) {
    const won = random.chance(0.62)
    steps.push({
      ...common,
      at,
      values: won
        ? { stage: 'won' }
        : { stage: 'lost', lostReason: random.pick(['Price', 'Delivery time', 'Another supplier']) },
    })
  } else if (random.chance(0.7))
    steps.push({
      at: Math.min(at, now) - HOUR,
      who,
      type: 'task',
      name: `${name} task`,
      values: {
        title: `Follow up: ${product.brand}`,
        due: new Date(now + random.whole(-3, 10) * DAY).toISOString(),
        assignee: index % 3 === 0 ? lead : who,
        priority: random.pick(['normal', 'high']),
        department: 'Sales',
        customer: client.id,
        company: client.company ?? null,
      },
      ...about,
    })
  return steps.filter((step) => step.at < now)
}

function ticketOf(random: Random, client: Client, index: number, start: number, now: number): WorkStep[] {
  const who = random.pick(staff.service)
  const [subject, description, reply] = random.pick(troubles)
  let at = start + random.next() * (now - start - DAY)
  const name = `ticket ${index}`
  const common = { who, type: 'ticket' as const, name }
  const steps: WorkStep[] = [
    {
      ...common,
      at,
      values: {
        subject,
        description,
        channel: random.pick(['email', 'phone', 'chat', 'ticket']),
        priority: random.pick(['low', 'normal', 'normal', 'high', 'urgent']),
        owner: who,
        department: 'Service',
        customer: client.id,
      },
    },
  ]
  at += random.logNormal(6, 0.8) * HOUR
  steps.push({
    at,
    who,
    type: 'activity',
    name: `${name} reply`,
    values: { subject: `Re: ${subject}`, kind: 'reply', direction: 'out', customer: client.id, text: reply },
    relations: { ticket: name },
  })
  steps.push({ ...common, at: at + 1000, values: { status: random.pick(['open', 'waiting']) } })
  at += random.logNormal(20, 0.7) * HOUR
  steps.push({ ...common, at, values: { status: 'solved', resolution: 'Explained and put right.' } })
  if (random.chance(0.15)) steps.push({ ...common, at: at + 30 * HOUR, values: { status: 'open' } })
  else if (random.chance(0.4))
    steps.push({
      at: at + 20 * HOUR,
      who,
      type: 'note',
      name: `${name} score`,
      values: {
        text: 'Asked on the phone how it went.',
        scale: 'csat',
        score: random.whole(2, 5),
        customer: client.id,
      },
      relations: { ticket: name },
    })
  return steps.filter((step) => step.at < now)
}

/** Whom deals are made with, who asks for help, and the ids of what is sold, by their numbers in the catalogue. */
export type Surroundings = {
  buyers: readonly Client[]
  askers: readonly Client[]
  productIds: ReadonlyMap<string, string>
}

/** In order of time. */
export function demoWork(seed: string, { buyers, askers, productIds }: Surroundings, now: Date): WorkStep[] {
  const random = randomFrom(`${seed}/work`)
  const end = now.getTime()
  const start = end - weeks * 7 * DAY
  const deals = buyers.flatMap((client, index) => dealOf(random, client, index, productIds, start, end))
  const tickets = askers.flatMap((client, index) => ticketOf(random, client, index, start, end))
  return [...groundwork(start), ...deals, ...tickets].toSorted((a, b) => a.at - b.at)
}
