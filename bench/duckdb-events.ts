/** The same events in DuckDB, in its own file. */
import { rm } from 'node:fs/promises'
import { DuckDBInstance } from '@duckdb/node-api'

export type Duck = { run(sql: string): Promise<unknown[][]>; close(): void }

export async function openDuck(path: string, threads: number): Promise<Duck> {
  await rm(path, { force: true })
  const instance = await DuckDBInstance.create(path, { threads: String(threads), memory_limit: '8GB' })
  const connection = await instance.connect()
  return {
    run: async (sql) => (await connection.runAndReadAll(sql)).getRows(),
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
