/** The two ways of the command line to an importer: that of a running server, or one opened here. */
import { openAsBlob } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { appError } from '../../model/app-error.ts'
import { Import, type ImportSettings } from '../../model/import.ts'
import type { Authorization } from '../authorization.ts'

export type ImportAccess = {
  create(file: string): Promise<Import>
  get(id: number): Promise<Import>
  changeSettings(id: number, settings: ImportSettings): Promise<Import>
  run(id: number): Promise<Import>
  cancel(id: number): Promise<Import>
  refusedCsv(id: number): Promise<AsyncIterable<Uint8Array | string>>
  close(): Promise<void>
}

/** What `createImporter` gives, as far as it is needed here. */
export type ImporterHere = Omit<ImportAccess, 'create' | 'close'> & {
  create(fileName: string, path: string, bytes: number): Promise<Import>
}

export const accessHere = (importer: ImporterHere, close: () => Promise<void>): ImportAccess => ({
  get: (id) => importer.get(id),
  changeSettings: (id, settings) => importer.changeSettings(id, settings),
  run: (id) => importer.run(id),
  cancel: (id) => importer.cancel(id),
  refusedCsv: (id) => importer.refusedCsv(id),
  close,
  create: async (file) => importer.create(basename(file), file, (await stat(file)).size),
})

/** Null when nobody, or somebody else, answers at the address. */
export async function accessServer(
  url: string,
  authorize: () => Promise<Authorization>,
): Promise<ImportAccess | null> {
  if (!(await isWaymark(url))) return null
  const authorization = await authorize()
  const call = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const answer = await fetch(`${url}/api/v1/imports${path}`, {
      method,
      ...(body === undefined
        ? { headers: authorization }
        : { body: JSON.stringify(body), headers: { ...authorization, 'content-type': 'application/json' } }),
    })
    if (!answer.ok) throw await problemOf(answer)
    return answer
  }
  const importOf = async (answer: Promise<Response>): Promise<Import> =>
    Import.parse(await (await answer).json())
  return {
    get: (id) => importOf(call('GET', `/${id}`)),
    changeSettings: (id, settings) => importOf(call('PUT', `/${id}/settings`, settings)),
    run: (id) => importOf(call('POST', `/${id}/run`)),
    cancel: (id) => importOf(call('POST', `/${id}/cancel`)),
    async refusedCsv(id) {
      const { body } = await call('GET', `/${id}/refused.csv`)
      // The same stream under the name that Node's types have for it.
      return body ? Readable.fromWeb(body as ReadableStream) : Readable.from([])
    },
    close: async () => {},
    async create(file) {
      const answer = await fetch(`${url}/api/v1/imports?fileName=${encodeURIComponent(basename(file))}`, {
        method: 'POST',
        headers: authorization,
        // Read from the disk as it is sent.
        body: await openAsBlob(file, { type: 'application/octet-stream' }),
      })
      if (!answer.ok) throw await problemOf(answer)
      return Import.parse(await answer.json())
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
