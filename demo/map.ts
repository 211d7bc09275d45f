/** The maps that the demo company designed for itself, in plain words. */
import type { RawMatch } from './touchpoints.ts'

export type DemoStep = {
  /** As the customer would say it. */
  title: string
  department: string
  touchpoints: readonly RawMatch[]
}
export type DemoStage = { name: string; steps: readonly DemoStep[] }

export type DemoMap = {
  id: string
  name: string
  follow: 'customer' | 'order' | 'ticket' | 'deal'
  persona: { name: string; initials: string; about: string }
  goal: string
  scenario: string
  expectations: readonly string[]
  owner: string
  stages: readonly DemoStage[]
  /** Titles of the steps that complete a journey. */
  endsAt: readonly string[]
  /** Silent for longer = left. */
  inactivityDays: number
  /** Raw interactions that the designers left out on purpose, and why. */
  leftOut: readonly { match: RawMatch; because: string }[]
}

const step = (title: string, department: string, ...touchpoints: RawMatch[]): DemoStep => ({
  title,
  department,
  touchpoints,
})
const event = (name: string): RawMatch => ({ event: name })
const path = (pattern: string): RawMatch => ({ path: pattern })
const screen = (name: string): RawMatch => ({ screen: name })

const outsideAndAtHome: DemoMap = {
  id: 'outside-and-at-home',
  name: 'Outside and at home',
  follow: 'customer',
  persona: {
    name: 'Nora, the new gardener',
    initials: 'NG',
    about: 'Thirty-eight, two children, a first house with a wild garden, buys on the phone in the evening.',
  },
  goal: 'Be outside with the family this summer, with things that last',
  scenario: 'From the first ad to the second order, at home, on the phone and in the shop',
  expectations: ['the price I saw', 'a delivery day that holds', 'one person who helps'],
  owner: 'Greta Sandvik',
  stages: [
    {
      name: 'Awareness',
      steps: [
        step(
          'Hears about us',
          'Marketing',
          event('Ad Clicked'),
          event('Social Post Viewed'),
          event('Partner Link Followed'),
          event('Fair Visited'),
        ),
        step('Looks around', 'Marketing', path('/'), screen('App Home'), path('/journal/*')),
      ],
    },
    {
      name: 'Consideration',
      steps: [
        step(
          'Compares products',
          'Online shop',
          path('/c/*'),
          event('Product Viewed'),
          event('Wishlist Item Added'),
          event('Newsletter Subscribed'),
        ),
        step(
          'Asks a question',
          'Service',
          event('Chat Started'),
          event('Chat Answered'),
          event('Chat Rated'),
        ),
        step('Tries it in the shop', 'Shops', event('Shop Visited'), event('Shop Advice Rated')),
      ],
    },
    {
      name: 'Purchase',
      steps: [
        step('Fills the basket', 'Online shop', event('Product Added'), path('/basket'), screen('Basket')),
        step(
          'Goes to the checkout',
          'Online shop',
          event('Checkout Started'),
          event('Rage Click'),
          event('Payment Failed'),
        ),
        step(
          'Orders and pays',
          'Finance',
          event('Order Completed'),
          event('Shop Purchase'),
          event('Deal Won'),
          event('Payment Received'),
          event('Checkout Survey Answered'),
        ),
      ],
    },
    {
      name: 'Delivery',
      steps: [
        step(
          'Waits for the parcel',
          'Logistics',
          event('Order Shipped'),
          event('Delivery Delayed'),
          path('/account/orders/*/track'),
          screen('Parcel Tracking'),
        ),
        step('Gets the parcel', 'Logistics', event('Parcel Delivered'), event('Delivery Survey Answered')),
        step('Has it fitted', 'Fitting team', event('Doorstep Fitting Done')),
      ],
    },
    {
      name: 'Service',
      steps: [
        step('Is shown how', 'Service', event('Onboarding Call Held'), event('Service Kick-off Held')),
        step(
          'Gets help',
          'Service',
          path('/help/*'),
          event('Ticket Opened'),
          event('Ticket Answered'),
          event('Ticket Reopened'),
          event('Ticket Solved'),
          event('Phone Call'),
          event('Service Survey Answered'),
        ),
        step(
          'Sends it back',
          'Service',
          event('Return Requested'),
          event('Return Received'),
          event('Refund Issued'),
        ),
      ],
    },
    {
      name: 'Loyalty',
      steps: [
        step('Comes back', 'Online shop', event('Repeat Order Completed'), event('Loyalty Joined')),
        step(
          'Tells others',
          'Marketing',
          event('Review Written'),
          event('NPS Survey Answered'),
          event('Referral Sent'),
        ),
      ],
    },
  ],
  endsAt: ['Comes back', 'Tells others'],
  inactivityDays: 120,
  leftOut: [
    { match: event('Newsletter Opened'), because: 'It accompanies every stage and moves nobody along.' },
    { match: event('Win-back Mail Opened'), because: 'Sent into the silence after the journey.' },
    { match: event('Account Closed'), because: 'The end of the relation, not a step we plan.' },
    { match: event('Quote Requested'), because: 'Belongs to the map that follows deals.' },
    { match: event('Sales Call'), because: 'Belongs to the map that follows deals.' },
    { match: event('Quote Sent'), because: 'Belongs to the map that follows deals.' },
    { match: event('Deal Lost'), because: 'Belongs to the map that follows deals.' },
    { match: event('Handed Over To Service'), because: 'Backstage: customers see only the kick-off.' },
  ],
}

const orders: DemoMap = {
  id: 'one-order',
  name: 'One order',
  follow: 'order',
  persona: {
    name: 'Any order',
    initials: 'OR',
    about: 'An order from the click to the door, and sometimes back.',
  },
  goal: 'What I ordered, whole and on the promised day',
  scenario: 'Every order of shop and app',
  expectations: ['news when something changes', 'a day that holds', 'money back without asking twice'],
  owner: 'Mats Ekdahl',
  stages: [
    {
      name: 'Ordered',
      steps: [step('I order', 'Online shop', event('Order Completed'), event('Repeat Order Completed'))],
    },
    { name: 'Paid', steps: [step('I pay', 'Finance', event('Payment Received'))] },
    {
      name: 'Shipped',
      steps: [
        step('It is on its way', 'Logistics', event('Order Shipped')),
        step('It is late', 'Logistics', event('Delivery Delayed')),
      ],
    },
    {
      name: 'Delivered',
      steps: [
        step('It is at the door', 'Logistics', event('Parcel Delivered'), event('Delivery Survey Answered')),
        step('Somebody fits it', 'Fitting team', event('Doorstep Fitting Done')),
        step('I carry it home', 'Shops', event('Shop Purchase')),
      ],
    },
    {
      name: 'Returned',
      steps: [
        step('I send it back', 'Service', event('Return Requested'), event('Return Received')),
        step('I get my money back', 'Finance', event('Refund Issued')),
      ],
    },
  ],
  endsAt: ['It is at the door', 'I carry it home'],
  inactivityDays: 45,
  leftOut: [],
}

const tickets: DemoMap = {
  id: 'one-ticket',
  name: 'One ticket',
  follow: 'ticket',
  persona: { name: 'Any ticket', initials: 'TI', about: 'A question or a complaint, until it is solved.' },
  goal: 'An answer from one person who stays with it',
  scenario: 'Every ticket of the service desk',
  expectations: ['an answer the same day', 'to explain it once', 'a promise that is kept'],
  owner: 'Birte Holm',
  stages: [
    { name: 'Opened', steps: [step('I ask for help', 'Service', event('Ticket Opened'))] },
    {
      name: 'Worked on',
      steps: [
        step('I get an answer', 'Service', event('Ticket Answered')),
        step('I call the desk', 'Service', event('Phone Call')),
        step('I open it again', 'Service', event('Ticket Reopened')),
      ],
    },
    { name: 'Solved', steps: [step('It is solved', 'Service', event('Ticket Solved'))] },
    { name: 'Rated', steps: [step('I say how it was', 'Service', event('Service Survey Answered'))] },
  ],
  endsAt: ['It is solved'],
  inactivityDays: 30,
  leftOut: [],
}

const deals: DemoMap = {
  id: 'one-deal',
  name: 'One deal',
  follow: 'deal',
  persona: {
    name: 'Henrik, the lodge keeper',
    initials: 'HL',
    about: 'Runs a lodge with fourteen people and wants the terrace ready before the season.',
  },
  goal: 'A terrace that is ready when the guests come',
  scenario: 'Every business deal, from the quote to the first talk with service',
  expectations: ['an offer within a week', 'one contact from start to end', 'service calls within two days'],
  owner: 'Jonas Lindqvist',
  stages: [
    { name: 'Asked', steps: [step('I ask for a quote', 'Sales', event('Quote Requested'))] },
    {
      name: 'Offered',
      steps: [
        step('We talk it over', 'Sales', event('Sales Call')),
        step('I get the quote', 'Sales', event('Quote Sent')),
      ],
    },
    {
      name: 'Decided',
      steps: [
        step('I sign', 'Sales', event('Deal Won')),
        step('I choose someone else', 'Sales', event('Deal Lost')),
      ],
    },
    {
      name: 'Handed over',
      steps: [
        step('I call because nobody calls', 'Service', event('Phone Call')),
        step('Service takes over', 'Service', event('Handed Over To Service')),
        step('We start', 'Service', event('Service Kick-off Held')),
      ],
    },
  ],
  endsAt: ['We start'],
  inactivityDays: 60,
  leftOut: [],
}

/** The first is the one that opens. */
export const demoMaps: readonly DemoMap[] = [outsideAndAtHome, orders, tickets, deals]
