/** A loopback server that speaks the ClickHouse HTTP interface, answered by an embedded ClickHouse in this process. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { drainPending } from 'chdb'
import { sendAnswer, sendException } from './clickhouse-front/answer.ts'
import { EmbeddedEngine } from './clickhouse-front/embedded-engine.ts'
import { readException } from './clickhouse-front/exception.ts'
import { readStatement } from './clickhouse-front/statement.ts'

/** As a ClickHouse server has it (http_max_uri_size): the values of a question stand in its address. */
const longestAddress = 1_048_576

export type ClickHouseFront = { url: string; close(): Promise<void> }

/** One per process, as the engine opens one data directory per process. `createClient({ url })` then works as with a server. */
export async function startClickHouseFront({ path }: { path: string }): Promise<ClickHouseFront> {
  const engine = new EmbeddedEngine(path)
  const server = createServer({ maxHeaderSize: longestAddress }, (request, response) => {
    answer(engine, request, response).catch((error) => response.destroy(error))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The front got no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      server.close()
      server.closeAllConnections()
      engine.close()
      await drainPending()
    },
  }
}

async function answer(engine: EmbeddedEngine, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', 'http://front')
  if (url.pathname === '/ping') return response.end('Ok.\n')
  const statement = await readStatement(request, url)
  try {
    await sendAnswer(request, response, statement, await engine.run(statement))
  } catch (error) {
    if (response.headersSent) throw error
    sendException(response, statement, readException(error))
  }
}
