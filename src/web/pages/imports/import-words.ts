/** How imports are told about: states, fields and sizes in words. */
import type { ImportField, ImportState, TimeForm } from '../../../model/import.ts'

export const stateNames: Record<ImportState, { name: string; tone: string }> = {
  uploaded: { name: 'waiting', tone: '' },
  reading: { name: 'looking at it', tone: 'accent' },
  checked: { name: 'ready to run', tone: 'accent' },
  running: { name: 'running', tone: 'accent' },
  done: { name: 'done', tone: 'good' },
  failed: { name: 'failed', tone: 'bad' },
  cancelled: { name: 'cancelled', tone: '' },
  undoing: { name: 'taking it back', tone: 'accent' },
  undone: { name: 'taken back', tone: '' },
}

export const fieldNames: Record<ImportField, string> = {
  customer: 'Customer id',
  anonymous: 'Visitor id',
  time: 'Time',
  touchpoint: 'Touchpoint',
  channel: 'Channel',
  value: 'Value',
  currency: 'Currency',
  nps: 'NPS, 0 to 10',
  csat: 'CSAT, 1 to 5',
  ces: 'Effort, 1 to 7',
  rating: 'Rating, 1 to 5',
  text: 'Text',
  order: 'Order id',
  deal: 'Deal id',
  ticket: 'Ticket id',
  messageId: 'Message id',
}

export const timeFormNames: Record<TimeForm, string> = {
  iso: 'ISO, 2026-01-31T14:05',
  'unix-seconds': 'Unix seconds',
  'unix-milliseconds': 'Unix milliseconds',
  'excel-serial': 'Excel serial number',
  'day-month-year': 'Day first, 31/01/2026',
  'month-day-year': 'Month first, 01/31/2026',
  'year-month-day': 'Year first, 2026/01/31',
  'month-name': 'Named month, 31 Jan 2026',
}

export function fileSize(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${unit === 0 || value >= 9.95 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`
}
