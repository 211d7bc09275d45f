/** Another system that takes webhooks, on this machine: notes what came and answers as a test wants. */
import { createServer, type IncomingHttpHeaders } from 'node:http'

export type Received = { path: string; headers: IncomingHttpHeaders; body: string; at: number }
type Answer = { status: number; headers?: Record<string, string> }

export type Receiver = Awaited<ReturnType<typeof givenReceiver>>

export async function givenReceiver(port = 0) {
  const received: Received[] = []
  const state: { answer: (one: Received) => Answer } = { answer: () => ({ status: 204 }) }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = await request.toArray()
    const one = {
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
      at: Date.now(),
    }
    const { status, headers } = state.answer(one)
    if (status < 300) received.push(one)
    response.writeHead(status, headers).end()
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  const bound = typeof address === 'object' && address ? address.port : 0
  return {
    received,
    port: bound,
    url: `http://127.0.0.1:${bound}`,
    answerWith(answer: (one: Received) => Answer) {
      state.answer = answer
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
