/** A file behind an address: fetched on a schedule, taken in when it has changed. */
import { open, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../model/app-error.ts'
import { type Batch, type Found, type PullContext, pullConnector, type Surroundings } from '../connector.ts'
import { ConnectorFailure, triedAgain } from '../connector-failure.ts'
import { copyToUploads } from '../copy-to-uploads.ts'
import { fileSettings, fileToImport } from '../file-settings.ts'
import { firstRows } from '../first-rows.ts'
import { isMapped, unmapped } from '../record-settings.ts'

const Trial = z.object({
  url: z
    .url({ protocol: /^https?$/, error: 'must be an address that begins with https://' })
    .max(2_000)
    .meta({ title: 'Address', placeholder: 'https://example.com/export.csv' }),
  authorization: z.string().trim().max(2_000).optional().meta({
    title: 'Authorization',
    description: 'Sent as the header of that name, such as Bearer …; leave it empty if the address is open.',
    writeOnly: true,
  }),
  ...fileSettings,
})
const Settings = Trial.refine(isMapped, unmapped)
type Settings = z.infer<typeof Settings>

const Cursor = z.object({ etag: z.string(), modified: z.string(), hash: z.string() })
type Cursor = z.infer<typeof Cursor>

const limits = { mostBytes: 1024 ** 3, totalMs: 15 * 60_000 }

const byStatus: Record<number, [string, string]> = {
  401: ['wants a sign-in', 'Enter or renew the authorization.'],
  403: ['refuses us', 'Check the authorization, and that it may read this file.'],
  404: ['is not there', 'Check the address.'],
  410: ['is not there any more', 'Check the address.'],
  429: ['is asked too often', 'Run it less often.'],
}

async function ask(
  { url, authorization }: Settings,
  seen: Cursor | undefined,
  { calls, signal }: Surroundings,
) {
  const headers = {
    accept: 'text/csv, application/x-ndjson, */*;q=0.5',
    ...(authorization ? { authorization } : {}),
    ...(seen?.etag ? { 'if-none-match': seen.etag } : {}),
    ...(seen?.modified ? { 'if-modified-since': seen.modified } : {}),
  }
  try {
    const answer = await calls.open({ url, headers, limits, signal })
    if (answer.status === 200 || answer.status === 304) return answer
    answer.body.destroy()
    const words = byStatus[answer.status] ?? [`answers ${answer.status}`, triedAgain]
    throw new ConnectorFailure(`The address ${words[0]}.`, words[1])
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new ConnectorFailure(error.message, `${triedAgain} Correct the address if it stays.`, error)
  }
}

/** Pages that ask for a sign-in, and those around a file, answer as if all were well. */
async function expectFile(path: string, contentType = ''): Promise<void> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(512), 0, 512, 0)
    const begins = buffer
      .toString('utf8', 0, bytesRead)
      .replace(/^\ufeff/, '')
      .trimStart()
    const isPage =
      /^text\/html|^application\/xhtml/i.test(contentType) || /^<(!doctype html|html)\b/i.test(begins)
    if (!isPage) return
  } finally {
    await handle.close()
  }
  await rm(path, { force: true })
  throw new ConnectorFailure(
    'The address answers with a web page, not with a file.',
    'Use the address of the download itself; if it asks for a sign-in, enter the authorization.',
  )
}

/** The importer recognises the format by its contents and its name. */
const nameOf = (url: string): string => {
  const name = basename(new URL(url).pathname).slice(0, 200)
  return /\.\w{2,7}$/.test(name) ? name : `${name || 'download'}.csv`
}

async function* pull(context: PullContext<Settings>): AsyncGenerator<Batch> {
  const { settings, uploads, signal } = context
  const seen = context.cursor === undefined ? undefined : Cursor.parse(context.cursor)
  const { status, headers, body } = await ask(settings, seen, context)
  if (status === 304) {
    body.destroy()
    return
  }
  const { path, bytes, hash } = await copyToUploads(body, uploads, signal)
  const cursor: Cursor = { etag: headers.etag ?? '', modified: headers['last-modified'] ?? '', hash }
  await expectFile(path, headers['content-type'])
  if (hash === seen?.hash || bytes === 0) {
    await rm(path, { force: true })
    yield { told: [], cursor }
  } else {
    const changed = Date.parse(headers['last-modified'] ?? '') || context.now().getTime()
    yield { file: fileToImport({ name: nameOf(settings.url), path, bytes, changed }, settings), cursor }
  }
}

/** The columns, where the file can be had while somebody waits. */
async function lookedInto(
  settings: Settings,
  body: Awaited<ReturnType<typeof ask>>['body'],
  contentType: string | undefined,
  { uploads, signal }: Surroundings,
): Promise<Pick<Found, 'columns' | 'table'>> {
  try {
    const { path } = await copyToUploads(body, uploads, signal)
    try {
      await expectFile(path, contentType)
      return await firstRows(path, nameOf(settings.url), settings.brings)
    } finally {
      await rm(path, { force: true })
    }
  } catch (error) {
    if (!signal.aborted) throw error
    return { columns: [] }
  }
}

async function test(settings: Settings, surroundings: Surroundings): Promise<Found> {
  const { headers, body } = await ask(settings, undefined, surroundings)
  const length = Number(headers['content-length'])
  const size = length > 0 ? `, ${Math.ceil(length / 1024).toLocaleString('en')} KB` : ''
  const message = `The address answers: ${headers['content-type'] ?? 'a file'}${size}.`
  return { message, ...(await lookedInto(settings, body, headers['content-type'], surroundings)) }
}

export const csvUrl = pullConnector({
  id: 'csv-url',
  name: 'File at an address',
  about:
    'A CSV, Excel, NDJSON or Parquet file on the web, fetched again when it has changed, as things that happened or as records.',
  steps: [
    'Enter the address of the file. If it asks for a sign-in, enter what the header Authorization should say.',
    'Addresses in your own network are refused unless WAYMARK_ALLOW_PRIVATE_HOSTS names them.',
  ],
  settings: Settings,
  origin: ({ url }) => new URL(url).origin,
  place: ({ url }) => new URL(url).origin,
  reads: ({ url, brings, mapping }) => JSON.stringify([url, brings === 'records' ? mapping?.type : '']),
  trial: Trial,
  test,
  pull,
})
