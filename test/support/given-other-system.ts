/** Connections of a Waymark and, beside them, another system's PostgreSQL server with tables to connect. */
import pg from 'pg'
import { createCrm } from '../../src/crm/crm.ts'
import { givenConnections } from './given-connections.ts'
import { givenPostgres } from './postgres.ts'

export type GivenOtherSystem = Awaited<ReturnType<typeof givenOtherSystem>>

export async function givenOtherSystem() {
  const [given, server] = await Promise.all([givenConnections(), givenPostgres()])
  const crm = createCrm({
    db: given.records.db,
    clock: () => new Date(),
    onChanged: () => {},
    customersWho: () => Promise.reject(new Error('nobody asks')),
  })
  const other = new pg.Client({ connectionString: server.url })
  await other.connect()
  const { port, pathname } = new URL(server.url)
  return {
    given,
    crm,
    other,
    /** What a connection's settings say of the server. */
    place: {
      ...{ host: '127.0.0.1', port: Number(port), database: pathname.slice(1) },
      ...{ user: 'postgres', encryption: 'off' },
    },
    /** Before each test: nothing runs, and nothing is connected. */
    async forgetConnections() {
      await given.connections.runner.idle()
      await given.records.db.deleteFrom('connection').execute()
    },
    async close() {
      await other.end()
      await given.close()
      await server[Symbol.asyncDispose]()
    },
  }
}
