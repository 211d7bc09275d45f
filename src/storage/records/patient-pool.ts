/** A pool of connections whose failures say what to do, and that ends only after the work it was given. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import { AppError, appError } from '../../model/app-error.ts'
import { storeError } from './store-error.ts'

export type PatientPool = PostgresPool & {
  /** Resolves when everything that was asked before is done; what is asked later is refused. */
  drain(): Promise<void>
}

export function patientPool(pool: pg.Pool, place: string): PatientPool {
  // A connection that breaks is replaced at the next query, which reports it if it cannot be.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  let working = 0
  let whenIdle: (() => void) | undefined
  const done = () => {
    working -= 1
    if (working === 0) whenIdle?.()
  }
  const lend = (client: pg.PoolClient): PostgresPoolClient => {
    let isBroken = false
    const query = (text: string, values: unknown[]) =>
      client.query(text, values).catch((error: unknown) => {
        const readable = storeError(error, place)
        isBroken ||= readable instanceof AppError
        throw readable
      })
    return {
      // Kysely also passes cursors when asked to stream, which nothing here does.
      query: query as unknown as PostgresPoolClient['query'],
      release(destroy) {
        client.release(isBroken || destroy)
        done()
      },
    }
  }
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      if (whenIdle)
        throw appError('store.unreachable', `${place} is being closed. Start Waymark again.`, { place })
      working += 1
      try {
        return lend(await pool.connect())
      } catch (error) {
        done()
        throw storeError(error, place)
      }
    },
    // `pool.end` alone would leave those who wait for a connection waiting for ever.
    async drain() {
      await nextTurn()
      await new Promise<void>((resolve) => {
        whenIdle = resolve
        if (working === 0) resolve()
      })
    },
  }
}
