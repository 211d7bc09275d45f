/** How a customer is reached: addresses for links, and which purposes she refused on a channel. */
import type { Channel } from '../../../model/channel.ts'
import type { ConsentEntry } from '../../../model/crm/consent.ts'
import { day } from '../../parts/format.ts'

/** Whatever stands in an address stays the address: nothing of it becomes a subject or another receiver. */
export const mailLink = (email: string): string =>
  `mailto:${encodeURIComponent(email).replaceAll('%40', '@').replaceAll('%2B', '+')}`

export const phoneLink = (phone: string): string => `tel:${phone.replaceAll(/[^\d+*#]/g, '')}`

/** Undefined: she refused nothing there, as far as anybody noted. */
export function optOutOf(
  consents: readonly ConsentEntry[],
  channel: Channel,
): { words: string; sentence: string } | undefined {
  const refused = consents.filter((entry) => entry.channel === channel && entry.state !== 'granted')
  const [first, ...more] = refused
  if (!first) return undefined
  return {
    words: `no ${first.purpose}${more.length > 0 ? ` +${more.length}` : ''}`,
    sentence: refused
      .map(
        ({ purpose, state, at, source }) =>
          `${state === 'denied' ? 'Refused' : 'Withdrew'} ${purpose} on ${day(at)}, ${source}.`,
      )
      .join(' '),
  }
}
