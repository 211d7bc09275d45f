/** The media through which customers and the company meet. */
import { z } from 'zod'

// The position in this list is stored in journey contributions: only ever append.
export const channels = [
  'other',
  'web',
  'app',
  'email',
  'phone',
  'chat',
  'social',
  'shop',
  'post',
  'ad',
  'event',
  'partner',
  'survey',
  'ticket',
] as const

export const Channel = z.enum(channels)
export type Channel = z.infer<typeof Channel>

/** How people call them. */
export const channelNames: Record<Channel, string> = {
  other: 'Other',
  web: 'Web',
  app: 'App',
  email: 'E-mail',
  phone: 'Phone',
  chat: 'Chat',
  social: 'Social',
  shop: 'Shop',
  post: 'Post',
  ad: 'Ad',
  event: 'Event',
  partner: 'Partner',
  survey: 'Survey',
  ticket: 'Ticket',
}

export const channelOptions = channels.map((value) => ({ value, label: channelNames[value] }))

export const channelIndex = (channel: Channel): number => channels.indexOf(channel)
