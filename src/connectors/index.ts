/** All connectors. A new one: one folder, and one line here. */
import { intercom } from './intercom/connector.ts'
import { postgres } from './postgres/connector.ts'
import { shopify } from './shopify/connector.ts'
import { stripe } from './stripe/connector.ts'
import { typeform } from './typeform/connector.ts'
import { webhook } from './webhook/connector.ts'
import { zendesk } from './zendesk/connector.ts'

export const connectors = [stripe, shopify, zendesk, intercom, typeform, webhook, postgres]
