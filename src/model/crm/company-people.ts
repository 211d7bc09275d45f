/** What the people of a company add up to: how they feel, what they brought, what is open. */
import { z } from 'zod'
import { CustomerId } from '../customer-id.ts'
import { Money } from './field-value.ts'

export const CompanyPeople = z.object({
  people: z.number().int(),
  customers: z.array(CustomerId).describe('who they are; of very many, some'),
  active: z.number().int().describe('of whom there are interactions'),
  mood: z
    .object({ mean: z.number().nullable(), n: z.number().int() })
    .describe('weighted mean of the last 14 days, as of one customer; n = readings'),
  value: z.array(Money).describe('revenue of all their interactions, an order once; one per currency'),
  lastAt: z.string().nullable(),
  openDeals: z.object({ n: z.number().int(), sums: z.array(Money) }).describe('of the company or its people'),
  openTickets: z.number().int().describe('of the company or its people'),
})
export type CompanyPeople = z.infer<typeof CompanyPeople>
