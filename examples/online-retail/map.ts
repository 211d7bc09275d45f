/** The purchase lifecycle of the shop as a map, with cancellations and returns as pain. */
import type { DemoMap } from '../../demo/map.ts'
import type { Touchpoint } from './derive.ts'

const step = (title: string, department: string, ...names: Touchpoint[]) => ({
  title,
  department,
  touchpoints: names.map((event) => ({ event })),
})

export const onlineRetailMap: DemoMap = {
  id: 'online-retail',
  name: 'From the first order to a regular',
  follow: 'customer',
  persona: {
    name: 'Gemma, the gift shop owner',
    initials: 'GG',
    about: 'Buys gifts by the dozen for a small shop and comes back before every season.',
  },
  goal: 'Fill my shelves with gifts that sell, without surprises',
  scenario: 'Every invoice of a year at a UK online gift shop',
  expectations: [
    'everything I ordered is in the box',
    'credit without asking twice',
    'the same things next month',
  ],
  owner: 'Sales',
  stages: [
    { name: 'Tries us', steps: [step('I order for the first time', 'Sales', 'First order')] },
    { name: 'Comes back', steps: [step('I order again', 'Sales', 'Second order')] },
    {
      name: 'Stays',
      steps: [
        step('I order regularly', 'Sales', 'Regular order'),
        step('I order in bulk', 'Sales', 'Bulk order'),
        step('I come back after months', 'Marketing', 'Order after a long pause'),
      ],
    },
    {
      name: 'Trouble',
      steps: [
        step('I cancel an order', 'Service', 'Order cancelled'),
        step('I send goods back', 'Service', 'Goods returned'),
        step('I get a credit', 'Finance', 'Credit'),
      ],
    },
  ],
  endsAt: ['I order regularly', 'I order in bulk'],
  inactivityDays: 120,
  leftOut: [
    { match: { event: 'Fee' }, because: 'Postage and manual lines without goods move nobody along.' },
  ],
}

/** What the act itself shows, in hundredths on -200..200. */
export const onlineRetailFeelings: Partial<Record<Touchpoint, number>> = {
  'Regular order': 60,
  'Bulk order': 100,
  'Order after a long pause': 40,
  'Order cancelled': -100,
  'Goods returned': -120,
  Credit: -40,
}
