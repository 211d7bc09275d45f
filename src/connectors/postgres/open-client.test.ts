import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { openClient } from './open-client.ts'
import { PostgresSettings } from './settings.ts'

const message = (type: string, body: Buffer, length = body.length): Buffer => {
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeInt32BE(length + 4, 1)
  return Buffer.concat([head, body])
}
const signedIn = Buffer.concat([message('R', Buffer.alloc(4)), message('Z', Buffer.from('I'))])
const announced = 900 * 1024 ** 2

/** Lets everybody in, and answers whatever is asked with one row that does not end. */
function answerWithoutEnd(socket: Socket): void {
  socket.on('error', () => {})
  socket.once('data', () => {
    socket.write(signedIn)
    socket.once('data', () => {
      socket.write(message('D', Buffer.alloc(0), announced))
      const piece = Buffer.alloc(1024 ** 2)
      const more = () => {
        while (!socket.destroyed && socket.write(piece));
      }
      socket.on('drain', more)
      more()
    })
  })
}

test('a server that answers with more than fits into memory is left, and said so', async () => {
  const server = createServer(answerWithoutEnd).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const settings = PostgresSettings.parse({
    ...{ host: '127.0.0.1', port: typeof address === 'object' ? address?.port : 0, database: 'shop' },
    ...{ user: 'waymark', encryption: 'off', table: 'orders', cursorColumn: 'id', keyColumn: 'id' },
  })
  const reader = await openClient(settings, new AbortController().signal)
  await expect(reader.ask('select 1')).rejects.toThrow('answers with more than 128 MB')
  await reader[Symbol.asyncDispose]()
  server.close()
})
