/** The Segment-shaped message that the demo company sends. */
export const channels = [
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
export type DemoChannel = (typeof channels)[number]

export type DemoMessage = {
  type: 'track' | 'identify' | 'page' | 'screen' | 'group'
  messageId: string
  userId?: string
  anonymousId?: string
  groupId?: string
  event?: string
  name?: string
  timestamp: string
  properties?: Record<string, string | number | boolean>
  traits?: Record<string, string | number | boolean>
}
