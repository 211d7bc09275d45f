/** Runs connections when they are due: a few at once, each by one process only, and again later when it failed. */
import { randomUUID } from 'node:crypto'
import type { ConnectionFailure } from '../model/connection.ts'
import { claimDue, endRun, keepClaim, type RunEnd, startRun } from './claim.ts'
import type { ConnectionRow } from './connection-rows.ts'
import type { AnyConnector, Surroundings } from './connector.ts'
import { ConnectorFailure, triedAgain } from './connector-failure.ts'
import { type PullParts, runPull } from './run-pull.ts'
import { type ReceivedParts, runReceived } from './run-received.ts'
import { type RemovalParts, runRemoval } from './run-removal.ts'

export type RunnerParts = PullParts &
  ReceivedParts &
  RemovalParts & {
    surroundings: Omit<Surroundings, 'signal'>
    connectorOf(id: string): AnyConnector | undefined
    /** Open settings and secrets together, read by the connector's schema. */
    settingsOf(connector: AnyConnector, row: ConnectionRow): never
    onChanged(): void
    onTrouble(error: unknown): void
    /** How often it looks for what is due; undefined: only when woken, as in a command that does not serve. */
    pollMs: number | undefined
    firstRetrySeconds?: number
  }

export type Runner = ReturnType<typeof createRunner>

const atOnce = 2
const heartbeatMs = 5_000
const longestRetrySeconds = 3_600

/** Whatever a failure says, no secret is in it. */
const withoutSecrets = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((rest, secret) => (secret.length > 3 ? rest.replaceAll(secret, '•••') : rest), text)

function failureOf(error: unknown, secrets: readonly string[]): ConnectionFailure {
  const at = new Date().toISOString()
  const said = error instanceof Error ? error.message : String(error)
  const remedy =
    error instanceof ConnectorFailure
      ? error.remedy
      : `${triedAgain} If it stays, look into the log of Waymark.`
  return { what: withoutSecrets(said, secrets).slice(0, 500), remedy, at }
}

export function createRunner(parts: RunnerParts) {
  const { db, surroundings, onChanged, onTrouble, pollMs, firstRetrySeconds = 15 } = parts
  const running = new Map<string, { stop: AbortController; ended: Promise<void> }>()
  const closing = new AbortController()
  let looking: Promise<void> | undefined
  let lookAgain = false

  const retrySeconds = (failures: number): number =>
    Math.min(longestRetrySeconds, firstRetrySeconds * 2 ** Math.min(failures, 20))

  async function work(row: ConnectionRow, signal: AbortSignal, run: Parameters<typeof endRun>[1]) {
    if (row.removing) return runRemoval(parts, row, row.removing, run, signal)
    const connector = parts.connectorOf(row.connector)
    if (!connector)
      throw new ConnectorFailure(
        `This Waymark has no connector "${row.connector}".`,
        'Remove the connection, or start the Waymark that made it.',
      )
    const settings = parts.settingsOf(connector, row)
    if (connector.way === 'receive') return runReceived(parts, connector, row, settings, run, signal)
    return runPull(parts, connector, row, settings, run, { ...surroundings, signal })
  }

  async function runClaimed(row: ConnectionRow, me: string, stop: AbortController): Promise<void> {
    const run = await startRun(db, row, me)
    const signal = AbortSignal.any([stop.signal, closing.signal])
    const beat = setInterval(() => {
      keepClaim(db, row.id, me).then((kept) => kept || stop.abort(), onTrouble)
    }, heartbeatMs)
    onChanged()
    let end: RunEnd = { kind: 'done' }
    try {
      await work(row, signal, run)
      if (signal.aborted) end = { kind: 'stopped' }
    } catch (error) {
      if (signal.aborted) end = { kind: 'stopped' }
      else {
        const failure = failureOf(error, secretsIn(row))
        end = { kind: 'failed', failure, retrySeconds: retrySeconds(row.failures) }
        // What a person can mend is on the screen; anything else belongs in the log.
        if (!(error instanceof ConnectorFailure)) onTrouble(error)
      }
    } finally {
      clearInterval(beat)
    }
    await endRun(db, run, end, row.next_run_at)
    onChanged()
  }

  function secretsIn(row: ConnectionRow): string[] {
    const connector = parts.connectorOf(row.connector)
    try {
      const settings: Record<string, unknown> = connector ? parts.settingsOf(connector, row) : {}
      return row.secret_names.map((name) => String(settings[name] ?? ''))
    } catch {
      return []
    }
  }

  function begin(row: ConnectionRow, me: string): void {
    const stop = new AbortController()
    const ended = runClaimed(row, me, stop)
      .catch(onTrouble)
      .finally(() => {
        if (running.get(row.id) === run) running.delete(row.id)
        wake()
      })
    const run = { stop, ended }
    running.set(row.id, run)
  }

  // Not at once: whoever wakes keeps the promise before it can end.
  async function look(): Promise<void> {
    await Promise.resolve()
    do {
      lookAgain = false
      while (running.size < atOnce && !closing.signal.aborted) {
        // A claim is a run's, not the process's: what changed the settings takes it away from that run alone.
        const claim = randomUUID()
        const row = await claimDue(db, claim)
        if (!row) break
        begin(row, claim)
      }
    } while (lookAgain && !closing.signal.aborted)
  }

  function wake(): void {
    if (closing.signal.aborted) return
    lookAgain = true
    looking ??= look()
      .catch(onTrouble)
      .finally(() => {
        looking = undefined
        if (lookAgain) wake()
      })
  }

  const timer = pollMs === undefined ? undefined : setInterval(wake, pollMs)
  timer?.unref()
  if (timer) wake()
  return {
    /** Something may be due. */
    wake,
    /** Stops the run going on, if it is here. Resolves when it has ended. */
    async stop(connection: string): Promise<void> {
      const run = running.get(connection)
      run?.stop.abort()
      await run?.ended
    },
    /** Resolves when nothing runs here and nothing is due. */
    async idle(): Promise<void> {
      wake()
      while (looking || running.size > 0)
        await Promise.all([looking, ...[...running.values()].map(({ ended }) => ended)])
    },
    async close(): Promise<void> {
      closing.abort()
      clearInterval(timer)
      await looking
      await Promise.all([...running.values()].map(({ ended }) => ended))
    },
  }
}
