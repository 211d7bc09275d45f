/** What a connector is: how another system is asked or listened to, and how what it says becomes interactions. */
import type { z } from 'zod'
import type { ConnectedThing } from '../model/connected-record.ts'
import type { ConnectedTable } from '../model/connected-rows.ts'
import type { ConnectionTest } from '../model/connection.ts'
import type { NewConsent } from '../model/crm/consent.ts'
import type { FieldValues } from '../model/crm/field-value.ts'
import type { RecordImportSettings } from '../model/crm/record-import.ts'
import type { OutgoingCalls } from './outgoing-calls.ts'
import type { TooLarge } from './refused-rows.ts'

/** Whom the other system speaks of, by whatever it knows. */
export type Person = {
  /** an id that is ours */
  userId?: string | undefined
  email?: string | undefined
  /** its own id for her, as `stripe:cus_1` */
  otherId?: string | undefined
  name?: string | undefined
}

/** One interaction, told by the other system. */
export type Told = {
  /** what it is called there: the same thing has the same key for ever */
  key: string
  event: string
  /** ISO 8601, or seconds or milliseconds since 1970 */
  at: string | number
  person: Person
  /** where the person may be remembered when nothing else says who it is */
  about?: string
  properties: Record<string, unknown>
}

/** One of its things as the other system sees it, for the records of the CRM. */
export type ToldRecord =
  | {
      type: 'customer'
      at: string | number
      person: Person
      values: FieldValues
      company?: string
      consents?: (NewConsent & { at: string })[]
    }
  | (Omit<ConnectedThing, 'at' | 'userId' | 'alias' | 'tells'> & {
      at: string | number
      person?: Person
      about?: string
      /** which of its facts the interactions told with it are */
      tells?: { beginning?: boolean; moves?: string[] }
    })

/** A piece of what there is to read. Its cursor is kept once everything in it is on disk. */
export type Batch = {
  cursor: unknown
  progress?: { done: number; total: number | null }
  /** What later runs recall, kept together with the cursor. What is told of the same thing has a key that begins with its key. */
  remember?: [key: string, value: unknown][]
  leftOut?: number
  /** a row that is not read, so that there is room for the others */
  tooLarge?: TooLarge
} /** `keys`: of the rows that were read, where rows may be too large */ & (
  | { told: Told[]; keys?: string[] }
  | { file: FileToImport }
  /** `gone`: keys of rows that say that they were deleted */
  | { table: ConnectedTable; gone?: string[] }
  /** whether a row of this key is there, by all that there are */
  | { stands: (key: string) => boolean }
)

/** The importer takes the file over. */
export type FileToImport = {
  name: string
  path: string
  bytes: number
  columns: Record<string, string>
  touchpoint: string
  timeZone: string
  /** Its rows are records. `changed`: when the file was as it is, in ms. */
  records?: { mapping: RecordImportSettings; changed: number }
}

/** What a connector is given of the world. */
export type Surroundings = {
  signal: AbortSignal
  now(): Date
  /** the only way out over HTTP */
  calls: OutgoingCalls
  /** where files of a folder may lie; undefined: nowhere */
  folder: string | undefined
  /** a place on disk for a file on its way to the importer */
  uploads: string
}

export type PullContext<Settings> = Surroundings & {
  settings: Settings
  /** of the last batch that is on disk; undefined: from the beginning */
  cursor: unknown
  /** whether all keys shall be compared in this run */
  compares: boolean
  recall(keys: readonly string[]): Promise<Map<string, unknown>>
  /** whose addresses these are, among the customers */
  knownAddresses(emails: readonly string[]): Promise<Map<string, string>>
}

/** Something that was sent to us. `key` is the sender's own number for it, or made of its content. */
export type HookRequest = { headers: Record<string, string | undefined>; body: Buffer; now: Date }
export type Received = { key: string; kind: string }

/** What a received payload means. */
export type Reading =
  | {
      kind: 'told'
      told: Told[]
      records?: ToldRecord[]
      remember?: [key: string, person: Person][]
      /** An order that was deleted there: its record and everything told of it are taken back. */
      deletedOrder?: string
    }
  /** It is kept and shown. `why`: where that is not for want of a mapping */
  | { kind: 'unknown'; why?: string }
  /** A person has to do something about it. */
  | { kind: 'asks'; what: string }

type Common<Settings> = {
  id: string
  name: string
  about: string
  /** what to do in the other system, in order */
  steps: string[]
  settings: z.ZodObject
  /** Names the outside source, so that the same one connected twice counts once. */
  origin(settings: Settings): string
  /** Where secrets are sent: kept ones go nowhere else. */
  place(settings: Settings): string
}

/** What a test found. `table`: the first rows, where rows may be records, and what the table is called. */
export type Found = Pick<ConnectionTest, 'message' | 'columns'> &
  Partial<Pick<ConnectionTest, 'offers' | 'proposed'>> & {
    /** what is still to be done, where it cannot run so */
    failure?: string
    table?: ConnectedTable & { name: string }
  }

export type PullConnector<Settings> = Common<Settings> & {
  way: 'pull'
  /** What the cursor is a place in: of something else it is read from the beginning. */
  reads(settings: Settings): string
  /** What a test needs to know, where that is less than a run does. */
  trial?: z.ZodObject
  /** Throws a failure, or says what it found. */
  test(settings: Settings, surroundings: Surroundings): Promise<Found>
  pull(context: PullContext<Settings>): AsyncGenerator<Batch>
}

export type ReceiveConnector<Settings> = Common<Settings> & {
  way: 'receive'
  /** Why it is not from the sender, in a sentence; undefined: it is. */
  refuse(request: HookRequest, settings: Settings): string | undefined
  receive(payload: unknown, request: HookRequest): Received
  read(payload: unknown, settings: Settings, kind: string): Reading
}

/** The settings are read by their own schema before anything else happens, so the list may forget their type. */
export type AnyConnector = PullConnector<never> | ReceiveConnector<never>

type Typed<Schema extends z.ZodObject> = { settings: Schema }

export const pullConnector = <Schema extends z.ZodObject>(
  connector: Omit<PullConnector<z.infer<Schema>>, 'way' | 'settings'> & Typed<Schema>,
): AnyConnector => ({ ...connector, way: 'pull' })

export const receiveConnector = <Schema extends z.ZodObject>(
  connector: Omit<ReceiveConnector<z.infer<Schema>>, 'way' | 'place' | 'settings'> & Typed<Schema>,
): AnyConnector => ({ ...connector, way: 'receive', place: () => '' })
