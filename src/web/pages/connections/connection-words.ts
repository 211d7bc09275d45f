/** How the state of a connection is said, and who else has to do with what it brought. */
import type { RecordOwner } from '../../../model/brought.ts'
import type {
  Connection,
  ConnectionRun,
  ConnectionState,
  HookDeliveryState,
  RunCounts,
} from '../../../model/connection.ts'
import { count } from '../../parts/format.ts'

type Words = { name: string; tone: '' | 'good' | 'bad' | 'warn' }

export const stateWords: Record<ConnectionState, Words> = {
  new: { name: 'waiting', tone: '' },
  fresh: { name: 'fresh', tone: 'good' },
  running: { name: 'running', tone: '' },
  failing: { name: 'failing', tone: 'bad' },
  paused: { name: 'paused', tone: 'warn' },
}

export const ownerWords: Record<RecordOwner, string> = {
  people: 'people changed, merged or work with it',
  others: 'another source tells of it as well',
}

const recordsText = (n: number): string => `${count(n)} ${n === 1 ? 'record' : 'records'}`

export const ownersText = (people: number, others: number): string =>
  [
    people > 0 ? `${recordsText(people)} that people changed, merged or work with` : '',
    others > 0 ? `${recordsText(others)} of which another source tells as well` : '',
  ]
    .filter(Boolean)
    .join(' and ')

export const outcomeWords: Record<ConnectionRun['outcome'], Words> = {
  running: { name: 'running', tone: '' },
  done: { name: 'done', tone: 'good' },
  failed: { name: 'failed', tone: 'bad' },
  stopped: { name: 'stopped', tone: 'warn' },
}

export const deliveryWords: Record<HookDeliveryState, Words> = {
  waiting: { name: 'waiting', tone: '' },
  taken: { name: 'taken', tone: 'good' },
  unknown: { name: 'unknown kind', tone: 'warn' },
  failed: { name: 'failed', tone: 'bad' },
  asks: { name: 'to do', tone: 'warn' },
}

export const causeWords: Record<ConnectionRun['cause'], string> = {
  schedule: 'on schedule',
  'by hand': 'by hand',
  backfill: 'from the beginning',
  received: 'received',
  removal: 'removal',
}

/** "12 taken, 3 there already". */
export const countsText = ({ taken, duplicates, refused, leftOut, removed }: RunCounts): string =>
  [
    `${count(taken)} taken`,
    duplicates > 0 ? `${count(duplicates)} there already` : '',
    refused > 0 ? `${count(refused)} refused` : '',
    leftOut > 0 ? `${count(leftOut)} left out` : '',
    removed > 0 ? `${count(removed)} deleted` : '',
  ]
    .filter(Boolean)
    .join(', ')

export const everyText = (minutes: number): string => {
  if (minutes % 1440 === 0) return minutes === 1440 ? 'every day' : `every ${minutes / 1440} days`
  if (minutes % 60 === 0) return minutes === 60 ? 'every hour' : `every ${minutes / 60} hours`
  return minutes === 1 ? 'every minute' : `every ${minutes} minutes`
}

/** What it does: "every hour", "when something is sent". */
export const rhythmOf = ({ everyMinutes }: Connection): string =>
  everyMinutes === null ? 'when something is sent' : everyText(everyMinutes)
