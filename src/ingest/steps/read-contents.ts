/** Takes from the message what is stored beside it: money, object ids, traits, properties. */
import type { Draft, Refusal } from '../draft.ts'
import { readAmount } from '../money.ts'
import { isBag } from './parse.ts'

export const firstOf = (bag: Record<string, unknown>, keys: readonly string[]): unknown => {
  for (const key of keys) {
    const value = bag[key]
    if (value !== undefined && value !== null && value !== '') return value
  }
  return undefined
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''

/** Traits are flat text, so that segments can compare them; nested values stay readable as JSON. */
const flatten = (bag: Record<string, unknown>): Record<string, string> => {
  const flat: Record<string, string> = {}
  for (const [key, value] of Object.entries(bag)) {
    if (value === undefined || value === null) continue
    flat[key] = typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
  return flat
}

/** Of the context only what explains an interaction is kept: the page, the campaign, the language of the device. */
function keptContext(context: Record<string, unknown>): Record<string, unknown> | undefined {
  const page = isBag(context.page) ? context.page : {}
  const kept = {
    ...(page.url ? { url: page.url } : {}),
    ...(page.referrer ? { referrer: page.referrer } : {}),
    ...(context.campaign ? { campaign: context.campaign } : {}),
    ...(context.locale ? { locale: context.locale } : {}),
  }
  return Object.keys(kept).length > 0 ? kept : undefined
}

function storedProperties(draft: Draft): string {
  const { properties, context, type, traits, groupId } = draft.message
  const stored: Record<string, unknown> = { ...properties }
  if (type === 'group') Object.assign(stored, { groupId, traits })
  const kept = context ? keptContext(context) : undefined
  if (kept) stored.$context = kept
  return Object.keys(stored).length > 0 ? JSON.stringify(stored) : ''
}

export function readContents(draft: Draft): Refusal | undefined {
  const properties = draft.message.properties ?? {}
  const amount = readAmount(firstOf(properties, ['value', 'revenue', 'total', 'amount']), properties.currency)
  if (amount) {
    draft.valueMinor = amount.minor
    draft.currency = amount.currency
  }
  draft.orderId = textOf(firstOf(properties, ['order_id', 'orderId']))
  draft.dealId = textOf(firstOf(properties, ['deal_id', 'dealId']))
  draft.ticketId = textOf(firstOf(properties, ['ticket_id', 'ticketId']))
  draft.properties = storedProperties(draft)
  const contextTraits = draft.message.context?.traits
  if (draft.message.type === 'identify') draft.traits = flatten(draft.message.traits ?? {})
  // Someone known by her address alone has no identify call, so her traits travel in the context.
  else if (!draft.userId && !draft.anonymousId && isBag(contextTraits)) draft.traits = flatten(contextTraits)
  return undefined
}
