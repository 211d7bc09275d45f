/** The sign of a connector. */
import {
  IconBrandStripe,
  IconBuildingStore,
  IconDatabase,
  IconFolder,
  IconForms,
  IconLifebuoy,
  IconLink,
  IconMail,
  IconMessageCircle,
  IconWebhook,
  type TablerIcon,
} from '@tabler/icons-react'

const icons: Readonly<Record<string, TablerIcon>> = {
  stripe: IconBrandStripe,
  shopify: IconBuildingStore,
  zendesk: IconLifebuoy,
  intercom: IconMessageCircle,
  typeform: IconForms,
  webhook: IconWebhook,
  postgres: IconDatabase,
  mailbox: IconMail,
  'csv-folder': IconFolder,
  'csv-url': IconLink,
}

export function ConnectorIcon({ connector, size = 18 }: { connector: string; size?: number }) {
  const Icon = icons[connector] ?? IconWebhook
  return <Icon size={size} stroke={1.75} aria-hidden />
}
