/** What Zendesk's tickets and organizations are as records. */
import type { ToldRecord } from '../connector.ts'
import { fieldValues, momentOf, textIn } from '../payload-parts.ts'
import type { ZendeskEvent } from './event.ts'

const solvedStates = new Set(['SOLVED', 'CLOSED'])
export const isSolved = (status: string): boolean => solvedStates.has(status.toUpperCase())

const statuses: Record<string, string> = {
  NEW: 'new',
  OPEN: 'open',
  PENDING: 'waiting',
  HOLD: 'waiting',
  SOLVED: 'solved',
  CLOSED: 'closed',
}
const priorities = new Set(['low', 'normal', 'high', 'urgent'])

const keyOf = ({ account_id }: ZendeskEvent, id: string): string => `${account_id}:${id}`

type Ticket = Extract<ToldRecord, { type: 'ticket' | 'company' | 'order' | 'product' }>

/** The status after the event, and what the event itself tells of it. */
type Now = { status?: string; repliedAt?: string; tells?: NonNullable<Ticket['tells']> }

export function recordOfTicket(event: ZendeskEvent, { status, repliedAt, tells = {} }: Now = {}): Ticket {
  const { detail, time } = event
  const id = textIn(detail, 'id')
  const state = status || textIn(detail, 'status')
  const organization = textIn(detail, 'organization_id')
  const priority = textIn(detail, 'priority').toLowerCase()
  return {
    type: 'ticket',
    key: keyOf(event, id),
    externalId: id,
    at: time,
    whole: true,
    earliest: ['firstResponseAt'],
    ...(organization ? { company: { key: keyOf(event, organization) } } : {}),
    values: fieldValues({
      subject: textIn(detail, 'subject') || `Ticket ${id}`,
      status: statuses[state.toUpperCase()],
      priority: priorities.has(priority) ? priority : undefined,
      channel: 'ticket',
      openedAt: momentOf(textIn(detail, 'created_at')) ?? (tells.beginning ? momentOf(time) : undefined),
      description: textIn(detail, 'description'),
      firstResponseAt: repliedAt && momentOf(repliedAt),
      solvedAt: isSolved(state) && tells.moves ? momentOf(time) : undefined,
    }),
    tells,
  }
}

export function recordOfOrganization(event: ZendeskEvent): ToldRecord[] {
  const [id, name] = [textIn(event.detail, 'id'), textIn(event.detail, 'name')]
  if (!id || !name) return []
  return [
    {
      type: 'company',
      key: keyOf(event, id),
      at: event.time,
      whole: true,
      values: fieldValues({ name }),
    },
  ]
}
