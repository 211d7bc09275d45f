/** The picture of a kind of activity. */
import {
  IconArrowBackUp,
  IconCalendarEvent,
  IconMail,
  IconMapPin,
  IconPhone,
  type TablerIcon,
} from '@tabler/icons-react'

export const activityIcons: Readonly<Record<string, TablerIcon>> = {
  call: IconPhone,
  meeting: IconCalendarEvent,
  email: IconMail,
  visit: IconMapPin,
  reply: IconArrowBackUp,
}
