/** Connections to other systems, as the API uses them: made, changed, tested, run, paused, and called from outside. */
import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { plainActor, type Writer } from '../model/actor.ts'
import { appError } from '../model/app-error.ts'
import type { Brought, Removal } from '../model/brought.ts'
import type { GoneSamples, PreviewRows } from '../model/connected-rows.ts'
import type {
  Connection,
  ConnectionChange,
  ConnectionRun,
  ConnectionTest,
  ConnectorInfo,
  GoneAnswer,
  HookDeliveryState,
  NewConnection,
  TestWish,
} from '../model/connection.ts'
import { broughtFrom } from './brought-from.ts'
import {
  addConnection,
  allConnections,
  type ConnectionRow,
  changeConnection,
  connectionRow,
  countDeliveries,
  shownConnection,
} from './connection-rows.ts'
import type { AnyConnector, Found } from './connector.ts'
import { ConnectorFailure, toldToWhoTries } from './connector-failure.ts'
import { deliveriesOf, replayDeliveries, settleAsked } from './delivery-rows.ts'
import { formerOf, noFormer } from './former-secret.ts'
import { GoneLook } from './gone-settings.ts'
import { connectors } from './index.ts'
import { createReceiving } from './receive-call.ts'
import { RecordsWanted } from './record-settings.ts'
import { countRefusedRows, forgetRefusedRows, refusedRows, rowsToTry } from './refused-rows.ts'
import { notTakenCsv } from './refused-rows-csv.ts'
import { countBrought, expectOwnSource } from './run-removal.ts'
import { runsOf } from './run-rows.ts'
import { createRunner, type RunnerParts } from './runner.ts'
import { secretSeal } from './seal-secrets.ts'
import { parted, readSettings, secretNamesOf, settingsSchemaOf } from './settings-form.ts'

export type ConnectionsParts = Omit<RunnerParts, 'connectorOf' | 'settingsOf'> & {
  /** What rows would do as records. */
  previewRows: PreviewRows
  /** The installation's own secret, from which the key for passwords is made. */
  secret: string
}

export type Connections = ReturnType<typeof createConnections>

const testMs = 20_000
/** A run that began meanwhile, as things were, keeps nothing more. */
const freed = { claimed_by: null, claimed_until: null, progress: null }

const byId = new Map(connectors.map((connector) => [connector.id, connector]))

function connectorNamed(id: string): AnyConnector {
  const connector = byId.get(id)
  if (connector) return connector
  throw appError('connection.invalid', `There is no connector "${id}". Choose one of the catalogue.`, {
    where: 'body.connector',
  })
}

const infoOf = ({ id, name, about, way, steps, settings }: AnyConnector): ConnectorInfo => ({
  id,
  name,
  about,
  way,
  steps,
  settings: settingsSchemaOf(settings),
})

export function createConnections(parts: ConnectionsParts) {
  const { db, surroundings, onChanged, previewRows } = parts
  const seal = secretSeal(parts.secret)

  const settingsOf = (connector: AnyConnector, row: ConnectionRow) =>
    readSettings(connector.settings, { ...row.settings, ...seal.open(row.id, row.secrets) }) as never

  const runner = createRunner({ ...parts, connectorOf: (id) => byId.get(id), settingsOf })
  const receiving = createReceiving({
    ...{ db, now: surroundings.now, connectorNamed, settingsOf, seal, onChanged },
    onKept: () => runner.wake(),
  })

  /** Those that cannot be opened any more are to be entered again. */
  function keptSecrets(row: ConnectionRow): Record<string, unknown> {
    try {
      return seal.open(row.id, row.secrets)
    } catch {
      return {}
    }
  }

  /** What of each has still to be told, and what could not be taken. */
  async function open(): Promise<(id: string) => Pick<Connection, 'waiting' | 'asks' | 'notTaken'>> {
    const [waiting, asks] = [await countDeliveries(db, 'waiting'), await countDeliveries(db, 'asks')]
    const notTaken = await countRefusedRows(db)
    return (id) => ({
      waiting: waiting.get(id) ?? 0,
      asks: asks.get(id) ?? 0,
      notTaken: notTaken.get(id) ?? 0,
    })
  }
  const openOf = async (id: string) => (await open())(id)

  async function shown(row: ConnectionRow): Promise<Connection> {
    return shownConnection(row, await openOf(row.id), surroundings.now())
  }
  const get = async (id: string) => shown(await connectionRow(db, id))

  /**
   * What was typed, with kept secrets where none was. A kept secret never goes to another place than the one
   * it was entered for: whoever may change a host must not learn the password that way.
   */
  function completed(
    connector: AnyConnector,
    given: Record<string, unknown>,
    row: ConnectionRow,
    schema = connector.settings,
  ) {
    const names = secretNamesOf(connector.settings)
    const typed = Object.fromEntries(
      Object.entries(given).filter(
        ([name, value]) => !names.includes(name) || (value !== '' && value !== null),
      ),
    )
    const settings = readSettings(schema, { ...keptSecrets(row), ...typed }) as never
    const kept = row.secret_names.find((name) => !(name in typed))
    if (kept && connector.place(settings) !== connector.place(row.settings as never))
      throw appError(
        'connection.invalid',
        'The server has changed, so enter the password again: it was given for the other one.',
        { where: `body.settings.${kept}` },
      )
    return settings
  }

  /** A place in one table says nothing in another, and neither does what its rows were called. */
  function readsOther(connector: AnyConnector, row: ConnectionRow, settings: never): boolean {
    if (connector.way !== 'pull') return false
    const before = connector.settings.safeParse({ ...row.settings, ...keptSecrets(row) })
    return before.success && connector.reads(before.data as never) !== connector.reads(settings)
  }

  /** What says there that a row was deleted is another thing now. */
  const looksElsewhere = (row: ConnectionRow, settings: never): boolean =>
    JSON.stringify(GoneLook.parse(row.settings)) !== JSON.stringify(GoneLook.parse(settings))

  async function waitingGone(row: ConnectionRow) {
    const { mapping } = RecordsWanted.parse(row.settings)
    if (!row.gone || row.gone_agreed !== null || !mapping)
      throw appError('connection.not-found', 'No record waits for an answer any more. Reload the page.')
    const { from } = await broughtFrom(db, row)
    return { found: row.gone.found, rows: parts.openGone({ ...from, type: mapping.type }) }
  }

  function storable(connector: AnyConnector, id: string, settings: Record<string, unknown>) {
    const { open, secrets } = parted(settings, secretNamesOf(connector.settings))
    return { open, secretNames: Object.keys(secrets), sealed: seal.seal(id, secrets) }
  }

  async function tested(connector: AnyConnector, settings: never, id?: string): Promise<ConnectionTest> {
    const nothing = { columns: [], offers: {}, proposed: {}, records: null }
    if (connector.way === 'receive')
      return { ok: true, message: 'The settings can be used. It works once something arrives.', ...nothing }
    try {
      const signal = AbortSignal.timeout(testMs)
      const { failure, table, message, ...found } = await connector.test(settings, {
        ...surroundings,
        signal,
      })
      const records = table && (await recordsIn(table, settings, id, signal))
      return {
        ...{ ...nothing, ...found, ok: failure === undefined },
        message: failure === undefined ? message : `${message} ${failure}`,
        records: records ?? null,
      }
    } catch (error) {
      if (error instanceof ConnectorFailure) return { ok: false, message: toldToWhoTries(error), ...nothing }
      // What nobody foresaw is shown to who tries, and not as an error of the page.
      parts.onTrouble(error)
      const message =
        'It did not work, and Waymark cannot say why. Look into the log of Waymark, or try it again.'
      return { ok: false, message, ...nothing }
    }
  }

  /** Rows that were not taken come first: they are what there is to decide about. */
  async function recordsIn(
    { name, ...table }: NonNullable<Found['table']>,
    settings: unknown,
    id: string | undefined,
    signal: AbortSignal,
  ): Promise<ConnectionTest['records']> {
    const waiting = id === undefined ? undefined : await rowsToTry(db, id)
    const known = new Map(waiting?.rows.map((row) => [row.key, row]))
    const there = waiting?.rows.map((row) => ({
      ...row,
      cells: table.columns.map((column) => row.cells[waiting.columns.indexOf(column)] ?? ''),
    }))
    const rows = [...(there ?? []), ...table.rows.filter(({ key }) => !known.has(key))]
    if (rows.length === 0) return null
    const { mapping } = RecordsWanted.parse(settings)
    return { ...(await previewRows({ ...table, rows }, mapping, name, signal)), rows: rows.length }
  }

  return {
    catalogue: (): ConnectorInfo[] => connectors.map(infoOf),
    async list(): Promise<Connection[]> {
      const [rows, openOfEach] = [await allConnections(db), await open()]
      return rows.map((row) => shownConnection(row, openOfEach(row.id), surroundings.now()))
    },
    get,
    async create(wish: NewConnection, by: string): Promise<Connection> {
      const connector = connectorNamed(wish.connector)
      const settings = readSettings(connector.settings, wish.settings) as never
      const id = randomBytes(16).toString('base64url')
      const { open, secretNames, sealed } = storable(connector, id, settings)
      await addConnection(db, {
        id,
        connector: connector.id,
        name: wish.name,
        settings: open,
        secrets: sealed,
        secretNames,
        origin: connector.origin(settings) || id,
        everyMinutes: connector.way === 'pull' ? wish.everyMinutes : null,
        createdBy: by,
      })
      runner.wake()
      onChanged()
      return get(id)
    },
    async change(id: string, change: ConnectionChange): Promise<Connection> {
      const row = await connectionRow(db, id)
      const connector = connectorNamed(row.connector)
      if (row.removing)
        throw appError('connection.removing', 'The connection is being removed. Stop that first.')
      await runner.stop(id)
      if (change.settings) {
        const settings = completed(connector, change.settings, row)
        const { open, secretNames, sealed } = storable(connector, id, settings)
        const moved = readsOther(connector, row, settings)
        const { secrets } = parted(settings, secretNamesOf(connector.settings))
        const former =
          connector.way === 'receive' ? formerOf(row, keptSecrets(row), secrets, surroundings.now()) : {}
        await changeConnection(db, id, {
          settings: JSON.stringify(open),
          secret_names: JSON.stringify(secretNames),
          secrets: sealed,
          ...former,
          failures: 0,
          failure: null,
          ...freed,
          ...(connector.way === 'pull' ? { next_run_at: new Date() } : {}),
          ...(moved ? { cursor: null, origin: connector.origin(settings) || id } : {}),
        })
        if (moved) await forgetRefusedRows(db, id)
        if (moved) await changeConnection(db, id, { gone: null, gone_agreed: null })
        if (moved || looksElsewhere(row, settings)) await changeConnection(db, id, { compared_at: null })
      }
      const { name, everyMinutes } = change
      if (name) await changeConnection(db, id, { name })
      if (everyMinutes && connector.way === 'pull')
        await changeConnection(db, id, { every_minutes: everyMinutes, next_run_at: new Date() })
      runner.wake()
      onChanged()
      return get(id)
    },
    /** What would go if it were taken back, and what would stay. */
    async brought(id: string, signal: AbortSignal): Promise<Brought> {
      return countBrought(parts, await connectionRow(db, id), signal)
    },
    /** It is removed once what only it brought is gone; by the one who runs it. */
    async takeBack(id: string, by: Writer): Promise<Connection> {
      const row = await connectionRow(db, id)
      await expectOwnSource(db, row)
      await runner.stop(id)
      const removal: Removal = row.removing ?? { by: plainActor(by), interactions: null, records: 0, kept: 0 }
      await changeConnection(db, id, {
        removing: JSON.stringify({ ...removal, by: plainActor(by) }),
        ...freed,
        ...{ paused_at: null, failures: 0, failure: null, next_run_at: new Date() },
      })
      runner.wake()
      onChanged()
      return get(id)
    },
    /** Everything that it brought stays. */
    async remove(id: string): Promise<void> {
      await connectionRow(db, id)
      await changeConnection(db, id, { paused_at: new Date() })
      await runner.stop(id)
      await db.deleteFrom('connection').where('id', '=', id).execute()
      onChanged()
    },
    async test({ connector: name, settings: given, connection }: TestWish): Promise<ConnectionTest> {
      const connector = connectorNamed(name)
      const row = connection === undefined ? undefined : await connectionRow(db, connection)
      const schema = (connector.way === 'pull' && connector.trial) || connector.settings
      const settings =
        row?.connector === name
          ? completed(connector, given, row, schema)
          : (readSettings(schema, given) as never)
      return tested(connector, settings, row?.id)
    },
    /** A removal ends here too: what is taken back by then is gone, and the rest stays. */
    async pause(id: string): Promise<Connection> {
      await changeConnection(db, id, { paused_at: new Date(), removing: null })
      await runner.stop(id)
      onChanged()
      return get(id)
    },
    async resume(id: string): Promise<Connection> {
      const row = await connectionRow(db, id)
      const due = row.every_minutes === null ? {} : { next_run_at: new Date() }
      await changeConnection(db, id, { paused_at: null, failures: 0, ...due })
      runner.wake()
      onChanged()
      return get(id)
    },
    /** `again`: from the beginning. What is there already counts once. */
    async run(id: string, { again }: { again: boolean }): Promise<Connection> {
      const row = await connectionRow(db, id)
      if (row.paused_at)
        throw appError('connection.paused', 'The connection is paused. Resume it, then run it.')
      if (again) await runner.stop(id)
      await changeConnection(db, id, {
        next_run_at: new Date(),
        next_cause: again ? 'backfill' : 'by hand',
        failures: 0,
        ...(again ? { cursor: null, ...freed } : {}),
      })
      // All of them are read again.
      if (again) await forgetRefusedRows(db, id)
      runner.wake()
      onChanged()
      return get(id)
    },
    async runs(id: string): Promise<ConnectionRun[]> {
      await connectionRow(db, id)
      return runsOf(db, id)
    },
    async notTaken(id: string, wish: { limit: number; after?: string | undefined }) {
      await connectionRow(db, id)
      return refusedRows(db, id, wish)
    },
    async notTakenCsv(id: string): Promise<Readable> {
      await connectionRow(db, id)
      return Readable.from(notTakenCsv(db, id))
    },
    async deliveries(id: string, wish: Parameters<typeof deliveriesOf>[2]) {
      await connectionRow(db, id)
      return deliveriesOf(db, id, wish)
    },
    async replay(id: string, states: readonly HookDeliveryState[]): Promise<{ waiting: number }> {
      await connectionRow(db, id)
      const waiting = await replayDeliveries(db, id, states)
      runner.wake()
      onChanged()
      return { waiting }
    },
    /** Some of the records that wait for an answer. */
    async goneSamples(id: string): Promise<GoneSamples> {
      const { rows } = await waitingGone(await connectionRow(db, id))
      return rows.samples()
    },
    /** What becomes of records whose rows are gone, and that are not deleted unasked. */
    async answerGone(id: string, { answer }: GoneAnswer): Promise<Connection> {
      const row = await connectionRow(db, id)
      const gone = await waitingGone(row)
      if (answer === 'delete')
        // The table is looked at once more: what came back meanwhile is not deleted.
        await changeConnection(db, id, {
          ...{ gone_agreed: gone.found },
          ...{ next_run_at: new Date(), failures: 0 },
        })
      else {
        await gone.rows.keep()
        await changeConnection(db, id, { gone: null })
      }
      runner.wake()
      onChanged()
      return get(id)
    },
    /** From now on only the secret of now counts. */
    async endFormerSecret(id: string): Promise<Connection> {
      await changeConnection(db, id, noFormer)
      onChanged()
      return get(id)
    },
    /** What was asked for is done. */
    async answered(id: string, delivery: number): Promise<void> {
      if (!(await settleAsked(db, id, delivery)))
        throw appError('connection.not-found', 'Nothing of that number asks for anything any more.')
      onChanged()
    },
    listening: receiving.listening,
    receive: receiving.receive,
    runner,
    close: () => runner.close(),
  }
}
