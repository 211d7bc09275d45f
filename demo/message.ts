/** The Segment-shaped message that the demo company sends. */
import { channels as allChannels, type Channel } from '../src/model/channel.ts'

export type DemoChannel = Exclude<Channel, 'other'>
export const channels = allChannels.filter((channel): channel is DemoChannel => channel !== 'other')

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
