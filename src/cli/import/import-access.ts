/** The two ways of the command line to an importer, of interactions or of records: that of a running server, or one opened here. */
import { openAsBlob } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { z } from 'zod'
import { appError } from '../../model/app-error.ts'
import type { Authorization } from '../authorization.ts'

export type ImportAccess<Made, Settings> = {
  create(file: string): Promise<Made>
  get(id: number): Promise<Made>
  changeSettings(id: number, settings: Settings): Promise<Made>
  run(id: number): Promise<Made>
  cancel(id: number): Promise<unknown>
  /** After a dry run: what was only looked at. */
  leave(id: number): Promise<unknown>
  refusedCsv(id: number): Promise<AsyncIterable<Uint8Array | string>>
  close(): Promise<void>
}

/** What a server calls such imports, and how its answers look. */
export type ImportRoutes<Made> = {
  path: '/api/v1/imports' | '/api/v1/record-imports'
  made: z.ZodType<Made>
  query?: Record<string, string>
  leave: { method: string; path: '/cancel' | '' }
}

export type Server = { url: string; authorize: () => Promise<Authorization> }

/** Null when nobody, or somebody else, answers at the address. */
export async function accessServer<Made, Settings>(
  { url, authorize }: Server,
  { path: imports, made, query = {}, leave }: ImportRoutes<Made>,
): Promise<ImportAccess<Made, Settings> | null> {
  if (!(await isWaymark(url))) return null
  const authorization = await authorize()
  const call = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const answer = await fetch(`${url}${imports}${path}`, {
      method,
      ...(body === undefined
        ? { headers: authorization }
        : { body: JSON.stringify(body), headers: { ...authorization, 'content-type': 'application/json' } }),
    })
    if (!answer.ok) throw await problemOf(answer)
    return answer
  }
  const importOf = async (answer: Promise<Response>): Promise<Made> => made.parse(await (await answer).json())
  return {
    get: (id) => importOf(call('GET', `/${id}`)),
    changeSettings: (id, settings) => importOf(call('PUT', `/${id}/settings`, settings)),
    run: (id) => importOf(call('POST', `/${id}/run`)),
    cancel: (id) => call('POST', `/${id}/cancel`),
    leave: (id) => call(leave.method, `/${id}${leave.path}`),
    async refusedCsv(id) {
      const { body } = await call('GET', `/${id}/refused.csv`)
      // The same stream under the name that Node's types have for it.
      return body ? Readable.fromWeb(body as ReadableStream) : Readable.from([])
    },
    close: async () => {},
    async create(file) {
      const search = new URLSearchParams({ fileName: basename(file), ...query })
      const answer = await fetch(`${url}${imports}?${search}`, {
        method: 'POST',
        headers: authorization,
        // Read from the disk as it is sent.
        body: await openAsBlob(file, { type: 'application/octet-stream' }),
      })
      if (!answer.ok) throw await problemOf(answer)
      return made.parse(await answer.json())
    },
  }
}

async function isWaymark(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(2_000) })
    return answer.ok && JSON.stringify(await answer.json()) === '{"status":"ok"}'
  } catch {
    return false
  }
}

async function problemOf(answer: Response): Promise<Error> {
  const text = await answer.text()
  try {
    const { detail, title } = JSON.parse(text)
    return appError('request.invalid', String(detail ?? title))
  } catch {
    return appError('server.internal', `The server answered ${answer.status}: ${text.slice(0, 200)}`)
  }
}
