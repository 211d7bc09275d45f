/** Ids of customers from other programs get the program's name in front: another system's 12 is somebody else. */
export const programIds = {
  HubSpot: 'hubspot:',
  Salesforce: 'salesforce:',
  Pipedrive: 'pipedrive:',
} as const
export type Program = keyof typeof programIds
