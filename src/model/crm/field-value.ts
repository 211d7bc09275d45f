/** What a field can hold, and the schema that a value of each field must meet. */
import { z } from 'zod'
import { isEmailAddress } from './email-address.ts'
import type { Field } from './field.ts'

const longestList = 200

export const Money = z.object({
  minor: z.number().int().describe('in the smallest unit of the currency, e.g. cents'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency of three capital letters, e.g. EUR'),
})
export type Money = z.infer<typeof Money>

/** A line of an order or a deal. */
export const Line = z.object({
  product: z.string().max(64).nullish().describe('id of a product'),
  name: z.string().trim().min(1).max(300),
  quantity: z.number().min(0).max(1_000_000_000),
  price: Money.describe('of one piece'),
  discount: z.number().min(0).max(100).nullish().describe('in per cent'),
})
export type Line = z.infer<typeof Line>

export const FieldValue = z.union([
  z.null(),
  z.string(),
  z.number(),
  z.boolean(),
  Money,
  z.array(z.string()),
  z.array(Line),
])
export type FieldValue = z.infer<typeof FieldValue>

export const FieldValues = z.record(z.string(), FieldValue).describe('field name → value; null empties it')
export type FieldValues = z.infer<typeof FieldValues>

/** Only web addresses: a stored link is later drawn as one. */
const Link = z
  .string()
  .trim()
  .max(2_000)
  .refine((text) => /^https?:\/\/[^\s]+$/i.test(text), 'must be a web address that begins with https://')

const Email = z
  .string()
  .trim()
  .max(500)
  .refine(isEmailAddress, 'must be one e-mail address, such as anna@example.com')

const oneOf = (options: Field['options']) =>
  z.string().refine(
    (value) => (options ?? []).some((option) => option.value === value),
    `must be one of: ${(options ?? [])
      .slice(0, 30)
      .map((option) => option.value)
      .join(', ')}`,
  )

const distinct = (values: string[]): string[] => [...new Set(values)]
const recordId = z.string().trim().min(1).max(64)

function filled(field: Field): z.ZodType<FieldValue> {
  switch (field.kind) {
    case 'text':
      return field.format === 'email' ? Email : z.string().trim().max(500)
    case 'long-text':
      return z.string().max(100_000)
    case 'number':
      return z
        .number()
        .min(field.min ?? -Number.MAX_VALUE)
        .max(field.max ?? Number.MAX_VALUE)
    case 'money':
      return Money
    case 'date':
      return z.iso.date()
    case 'datetime':
      return z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString())
    case 'choice':
      return oneOf(field.options)
    case 'many-choices':
      return z.array(oneOf(field.options)).max(longestList).transform(distinct)
    case 'yes-no':
      return z.boolean()
    case 'link':
      return Link
    case 'relation':
      return field.many ? z.array(recordId).max(longestList).transform(distinct) : recordId
    case 'user':
      return z.string().trim().max(100)
    case 'lines':
      return z.array(Line).max(longestList)
  }
}

/** An empty text or list is no value. */
const emptied = (value: unknown): unknown =>
  (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)
    ? null
    : value

/** What may be written into this field; null where nothing is. */
export const valueSchema = (field: Field): z.ZodType<FieldValue> =>
  z.preprocess(emptied, filled(field).nullable())
