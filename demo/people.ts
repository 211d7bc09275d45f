/** Who the demo company's customers are: names, homes, languages, devices. */
import type { DemoMessage } from './message.ts'
import { type Random, randomFrom } from './random.ts'

export type Language = 'en' | 'de' | 'es'
export type Currency = 'EUR' | 'GBP' | 'SEK'
export type Device = 'desktop' | 'mobile' | 'app'

export type Person = {
  index: number
  /** A visitor stays anonymous; a subscriber is known but does not buy; business customers have deals. */
  kind: 'visitor' | 'subscriber' | 'shopper' | 'business'
  userId: string
  anonymousIds: readonly [string, string]
  device: Device
  language: Language
  country: string
  region: string
  city: string
  currency: Currency
  name: string
  email: string
  phone: string
  tier: 'basic' | 'friend' | 'gold'
  company?: { id: string; name: string; employees: number; industry: string; revenue: number }
}

type Home = Pick<Person, 'country' | 'region' | 'city' | 'language' | 'currency'> & { dial: string }

const home = (
  country: string,
  region: string,
  city: string,
  language: Language,
  currency: Currency,
  dial: string,
): Home => ({ country, region, city, language, currency, dial })

const homes: readonly (readonly [Home, number])[] = [
  [home('Germany', 'Hamburg', 'Hamburg', 'de', 'EUR', '+49 40'), 11],
  [home('Germany', 'Bavaria', 'München', 'de', 'EUR', '+49 89'), 12],
  [home('Germany', 'North Rhine', 'Köln', 'de', 'EUR', '+49 221'), 9],
  [home('Austria', 'Tyrol', 'Innsbruck', 'de', 'EUR', '+43 512'), 5],
  [home('Spain', 'Catalonia', 'Barcelona', 'es', 'EUR', '+34 93'), 9],
  [home('Spain', 'Madrid', 'Madrid', 'es', 'EUR', '+34 91'), 8],
  [home('Spain', 'Andalusia', 'Sevilla', 'es', 'EUR', '+34 95'), 6],
  [home('United Kingdom', 'Scotland', 'Edinburgh', 'en', 'GBP', '+44 131'), 11],
  [home('United Kingdom', 'London', 'London', 'en', 'GBP', '+44 20'), 10],
  [home('Ireland', 'Munster', 'Cork', 'en', 'EUR', '+353 21'), 8],
  [home('Ireland', 'Leinster', 'Dublin', 'en', 'EUR', '+353 1'), 6],
  [home('Sweden', 'Skåne', 'Malmö', 'en', 'SEK', '+46 40'), 5],
]

const names: Record<Language, { first: readonly string[]; last: readonly string[] }> = {
  en: {
    first: [
      ...['Ailsa', 'Amelia', 'Aoife', 'Beth', 'Callum', 'Ciara', 'Conor', 'Duncan', 'Elin', 'Ella', 'Euan'],
      ...['Fiona', 'Freya', 'Gavin', 'Grace', 'Hamish', 'Hugo', 'Ines', 'Isla', 'Jack', 'Kirsty', 'Liam'],
      ...['Maeve', 'Morag', 'Niamh', 'Oscar', 'Rory', 'Ruth', 'Saoirse', 'Tomas'],
    ],
    last: [
      ...['Adair', 'Barclay', 'Byrne', 'Calder', 'Doyle', 'Ferguson', 'Galloway', 'Hale', 'Irvine', 'Kelly'],
      ...['Lindgren', 'Lennox', 'Marlow', 'McRae', 'Nolan', 'Okafor', 'Patel', 'Quinn', 'Rennie', 'Sharp'],
      ...['Sinclair', 'Tierney', 'Walsh', 'Whitfield', 'Young'],
    ],
  },
  de: {
    first: [
      ...['Anja', 'Bernd', 'Carla', 'Dieter', 'Emil', 'Franziska', 'Greta', 'Hannes', 'Ida', 'Jonas'],
      ...[
        'Katrin',
        'Lars',
        'Lena',
        'Mats',
        'Mila',
        'Moritz',
        'Nele',
        'Oskar',
        'Paula',
        'Rosa',
        'Sven',
        'Tilda',
      ],
      ...['Ulrike', 'Viktor', 'Wiebke', 'Yusuf'],
    ],
    last: [
      ...['Albrecht', 'Bauer', 'Brandt', 'Demir', 'Eder', 'Fischer', 'Gruber', 'Hansen', 'Huber', 'Jansen'],
      ...['Keller', 'Lorenz', 'Maurer', 'Neumann', 'Ostermann', 'Petersen', 'Reiter', 'Schuster', 'Steiner'],
      ...['Thiel', 'Vogt', 'Weller', 'Winkler', 'Zimmer'],
    ],
  },
  es: {
    first: [
      ...['Adriana', 'Alba', 'Bruno', 'Carmen', 'Clara', 'Daniel', 'Elena', 'Gonzalo', 'Hugo', 'Irene'],
      ...['Javier', 'Laia', 'Lucía', 'Marc', 'Marta', 'Nuria', 'Pablo', 'Pilar', 'Rafael', 'Rocío', 'Sergio'],
      ...['Teresa', 'Vega', 'Ximena'],
    ],
    last: [
      ...['Alonso', 'Benítez', 'Cano', 'Castro', 'Domínguez', 'Ferrer', 'Gallego', 'Herrera', 'Iglesias'],
      ...['Lozano', 'Marín', 'Molina', 'Navarro', 'Ortega', 'Pascual', 'Puig', 'Ramos', 'Reyes', 'Serra'],
      ...['Torres', 'Vidal', 'Vega'],
    ],
  },
}

const mailHosts = ['mail.nordhaven-demo.test', 'inbox.nordhaven-demo.test', 'post.nordhaven-demo.test']
/** What a company is called by, and what it does. */
const trades = [
  ['Lodge', 'Hospitality'],
  ['Campsite', 'Hospitality'],
  ['Bakery', 'Food'],
  ['Studio', 'Design'],
  ['Clinic', 'Health'],
  ['School', 'Education'],
  ['Hotel', 'Hospitality'],
  ['Office', 'Services'],
  ['Café', 'Food'],
  ['Club', 'Leisure'],
] as const

/** Accents leave a mail address, everything else stays readable. */
export const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()

function anonymousId(random: Random): string {
  const part = (length: number) => random.hex(length)
  return `${part(8)}-${part(4)}-4${part(3)}-a${part(3)}-${part(12)}`
}

function companyOf(random: Random, index: number, owner: string): NonNullable<Person['company']> {
  const [trade, industry] = random.pick(trades)
  const employees = Math.round(random.logNormal(14, 0.9)) + 1
  const revenue = employees * random.whole(55, 140) * 1000
  return { id: `C-${50000 + index}`, name: `${owner} ${trade}`, employees, industry, revenue }
}

/** The same seed and index always give the same person, however many others there are. */
export function personOf(seed: string, index: number, kind: Person['kind']): Person {
  const random = randomFrom(`${seed}/person/${index}`)
  const lives = random.weighted(homes)
  const first = random.pick(names[lives.language].first)
  const last = random.pick(names[lives.language].last)
  const mail = `${plain(first)}.${plain(last)}.${index}`
  const company = kind === 'business' ? companyOf(random, index, last) : undefined
  return {
    index,
    kind,
    userId: `ND-${100000 + index}`,
    anonymousIds: [anonymousId(random), anonymousId(random)],
    device:
      kind === 'business'
        ? 'desktop'
        : random.weighted([
            ['desktop', 42],
            ['mobile', 36],
            ['app', 22],
          ]),
    language: lives.language,
    country: lives.country,
    region: lives.region,
    city: lives.city,
    currency: lives.currency,
    name: `${first} ${last}`,
    email: `${mail}@${random.pick(mailHosts)}`,
    phone: `${lives.dial} ${random.whole(2000000, 9999999)}`,
    tier: random.weighted([
      ['basic', 70],
      ['friend', 22],
      ['gold', 8],
    ]),
    company,
  }
}

/** The business customer who says in this message for which company she works. */
export function personNamedBy(seed: string, { type, userId, traits }: DemoMessage): Person | undefined {
  if (type !== 'identify' || userId === undefined || !traits?.company) return undefined
  return personOf(seed, Number(userId.slice(3)) - 100_000, 'business')
}
