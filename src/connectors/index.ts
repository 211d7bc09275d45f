/** All connectors. A new one: one folder, and one line here. */
import { csvFolder } from './csv-folder/connector.ts'
import { csvUrl } from './csv-url/connector.ts'
import { intercom } from './intercom/connector.ts'
import { mailbox } from './mailbox/connector.ts'
import { postgres } from './postgres/connector.ts'
import { shopify } from './shopify/connector.ts'
import { stripe } from './stripe/connector.ts'
import { typeform } from './typeform/connector.ts'
import { webhook } from './webhook/connector.ts'
import { zendesk } from './zendesk/connector.ts'

export const connectors = [
  stripe,
  shopify,
  zendesk,
  intercom,
  typeform,
  webhook,
  postgres,
  mailbox,
  csvFolder,
  csvUrl,
]
