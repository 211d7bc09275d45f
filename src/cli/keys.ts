/** Write keys from the command line: through the running server, or in the stores when none runs. */
import { z } from 'zod'
import { appError } from '../model/app-error.ts'
import { NewWriteKey, WriteKey } from '../model/source.ts'
import { connectRecords } from '../storage/records/connect.ts'
import { migrate } from '../storage/records/migrate.ts'
import { addWriteKey, listWriteKeys } from '../storage/records/write-keys.ts'
import type { Authorization } from './authorization.ts'

export type KeyPlace = {
  url: string
  data: string
  databaseUrl: string | undefined
  authorize(): Promise<Authorization>
}

const answersWithinMs = 1500

/** Whether a Waymark answers there; another program on that port does not count. */
const serverRuns = async (url: string): Promise<boolean> => {
  try {
    const answer = await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(answersWithinMs) })
    return answer.ok && JSON.stringify(await answer.json()) === '{"status":"ok"}'
  } catch {
    return false
  }
}

const ask = async <Answer>(
  place: KeyPlace,
  path: string,
  schema: z.ZodType<Answer>,
  body?: unknown,
): Promise<Answer> => {
  const headers = await place.authorize()
  const response = await fetch(place.url + path, {
    headers,
    ...(body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
  })
  const answer: unknown = await response.json()
  if (response.ok) return schema.parse(answer)
  const { detail } = z.object({ detail: z.string() }).parse(answer)
  throw appError('request.invalid', detail)
}

const inStores = async <Result>(
  place: KeyPlace,
  work: (db: Awaited<ReturnType<typeof connectRecords>>['db']) => Promise<Result>,
): Promise<Result> => {
  const records = await connectRecords({ url: place.databaseUrl, directory: place.data })
  try {
    await migrate(records)
    return await work(records.db)
  } finally {
    await records.close()
  }
}

export const createKey = async (place: KeyPlace, name: string): Promise<NewWriteKey> =>
  (await serverRuns(place.url))
    ? ask(place, '/api/v1/sources/keys', NewWriteKey, { name })
    : inStores(place, (db) => addWriteKey(db, name))

export const listKeys = async (place: KeyPlace): Promise<WriteKey[]> =>
  (await serverRuns(place.url))
    ? (await ask(place, '/api/v1/sources', z.object({ keys: z.array(WriteKey) }))).keys
    : inStores(place, listWriteKeys)
