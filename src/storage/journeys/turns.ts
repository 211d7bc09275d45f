/** In which order the statements of a connection are sent, and with which settings. */
import type { ClickHouseSettings } from '@clickhouse/client'

/** `send` is given the settings that must go with the statement. */
export type Turns = <Answer>(
  settings: ClickHouseSettings,
  signal: AbortSignal | undefined,
  send: (settings: ClickHouseSettings) => Promise<Answer>,
) => Promise<Answer>

/** A server takes them as they come. */
export const sideBySide: Turns = (settings, _signal, send) => send(settings)

/**
 * An embedded connection answers one after another anyway, and keeps its settings. Each setting is a statement in front
 * of the text, for which the engine reads the whole text again: with an insert of 2 000 rows they took three quarters of
 * the time. So they are sent when they change.
 *
 * A question that fails or is stopped may have answered in part, and the embedded engine would put those rows in front
 * of the next answer: `empty` asks something of which the answer is thrown away, before the next one is sent.
 */
export function oneAfterAnother(empty: () => Promise<unknown>): Turns {
  let last: Promise<unknown> = Promise.resolve()
  /** What the connection has for certain. */
  let current: string | undefined
  return (settings, signal, send) => {
    const turn = last.then(async () => {
      signal?.throwIfAborted()
      const wanted = JSON.stringify(settings)
      const known = wanted === current
      // A statement that fails may have failed before its settings were taken.
      current = undefined
      try {
        const answer = await send(known ? {} : settings)
        current = wanted
        return answer
      } catch (error) {
        await empty()
        throw error
      }
    })
    last = turn.catch(() => {})
    return turn
  }
}
