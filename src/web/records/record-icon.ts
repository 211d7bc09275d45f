/** The picture of a type of record. */
import {
  IconBuilding,
  IconCalendarEvent,
  IconCheckbox,
  IconCoin,
  IconLifebuoy,
  IconNote,
  IconPackage,
  IconShoppingBag,
  IconSpeakerphone,
  IconTag,
  IconUser,
  type TablerIcon,
} from '@tabler/icons-react'
import type { RecordType } from '../../model/crm/record-type.ts'

export const recordIcons: Record<RecordType, TablerIcon> = {
  customer: IconUser,
  company: IconBuilding,
  deal: IconCoin,
  ticket: IconLifebuoy,
  order: IconShoppingBag,
  product: IconPackage,
  campaign: IconSpeakerphone,
  activity: IconCalendarEvent,
  note: IconNote,
  task: IconCheckbox,
  tag: IconTag,
}
