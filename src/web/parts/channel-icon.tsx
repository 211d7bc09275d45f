/** The picture of a channel. Always shown with a word or a title beside it. */
import {
  IconBuildingStore,
  IconCalendarEvent,
  IconClipboardText,
  IconDeviceMobile,
  IconDots,
  IconHeartHandshake,
  IconLifebuoy,
  IconMail,
  IconMailbox,
  IconMessageCircle,
  IconPhone,
  IconSpeakerphone,
  IconThumbUp,
  IconWorld,
  type TablerIcon,
} from '@tabler/icons-react'
import type { Channel } from '../../model/channel.ts'

const icons: Record<Channel, TablerIcon> = {
  other: IconDots,
  web: IconWorld,
  app: IconDeviceMobile,
  email: IconMail,
  phone: IconPhone,
  chat: IconMessageCircle,
  social: IconThumbUp,
  shop: IconBuildingStore,
  post: IconMailbox,
  ad: IconSpeakerphone,
  event: IconCalendarEvent,
  partner: IconHeartHandshake,
  survey: IconClipboardText,
  ticket: IconLifebuoy,
}

export function ChannelIcon({ channel, size = 16 }: { channel: Channel; size?: number }) {
  const Icon = icons[channel]
  return <Icon size={size} stroke={1.75} aria-hidden />
}
