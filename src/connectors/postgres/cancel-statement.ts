/** Ends what a server is doing for a connection that is given up: by itself it would notice only when it has an answer. */
import { connect } from 'node:net'
import type pg from 'pg'

/** As the protocol of PostgreSQL says it, on a connection of its own and never encrypted. */
const cancelCode = 80_877_102

/** Where nobody answers, the server's own limit of time ends it. */
export function cancelStatement(client: pg.Client, { host, port }: { host: string; port: number }): void {
  const [process, secret]: unknown[] = [Reflect.get(client, 'processID'), Reflect.get(client, 'secretKey')]
  if (typeof process !== 'number' || typeof secret !== 'number') return
  const message = Buffer.alloc(16)
  message.writeInt32BE(message.length, 0)
  message.writeInt32BE(cancelCode, 4)
  message.writeInt32BE(process, 8)
  message.writeInt32BE(secret, 12)
  const socket = connect({ host, port, timeout: 5_000 }, () => socket.end(message))
  socket.on('timeout', () => socket.destroy())
  socket.on('error', () => {})
  socket.unref()
}
