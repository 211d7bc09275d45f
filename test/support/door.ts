/** A door before a server: hands everything on, remembers it, and can refuse for a while. */
import { request as ask, createServer } from 'node:http'

export type Passage = { method: string; path: string; status: number }
export type Door = {
  url: string
  passed: Passage[]
  refuse(times: number): void
  refusing(): number
  close(): void
}

export async function openDoor(target: string): Promise<Door> {
  const passed: Passage[] = []
  let left = 0
  const server = createServer((request, response) => {
    const { method = 'GET', url: path = '/', headers } = request
    const note = (status: number) => passed.push({ method, path, status })
    if (method === 'POST' && left > 0) {
      left--
      note(503)
      request.resume().on('end', () => response.writeHead(503, { 'access-control-allow-origin': '*' }).end())
      return
    }
    const onward = ask(new URL(path, target), { method, headers }, (answer) => {
      note(answer.statusCode ?? 0)
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    request.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  const refuse = (times: number) => {
    left = times
  }
  return { url: `http://127.0.0.1:${port}`, passed, refuse, refusing: () => left, close }
}
