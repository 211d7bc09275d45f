import { hubspot } from './hubspot.ts'
import { pipedrive } from './pipedrive.ts'
import type { Preset } from './preset.ts'
import { salesforce } from './salesforce.ts'
import { shopify } from './shopify.ts'

/** Asked in this order: those whose headers are most their own first. */
export const presets: readonly Preset[] = [pipedrive, hubspot, salesforce, shopify]
