/** A running Waymark on real engines in a folder of its own, for tests of the HTTP API. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../src/config.ts'
import { startWaymark, type Waymark } from '../src/main.ts'
import { fillWithEmptyRecords } from './support/empty-records.ts'
import { firstAdmin, type SignedIn } from './support/signed-in.ts'

export type Given = {
  url: string
  waymark: Waymark
  directory: string
  writeKey: string
  /** The first admin's session, sent with every `ask` that brings no authorization or cookie of its own. */
  admin: SignedIn
  /** Asks the running server; JSON bodies are written for you. */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  close(): Promise<void>
}
export type Answer = { status: number; headers: Headers; text: string; json: unknown }

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const answerOf = async (response: Response): Promise<Answer> => {
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: jsonOf(text) }
}

export const givenWaymark = async (
  environment: Record<string, string> = {},
  { setUp = true, demo = false } = {},
): Promise<Given> => {
  const directory = await mkdtemp(join(tmpdir(), 'waymark-api-'))
  const config = readConfig({ PORT: '0', WAYMARK_DATA: directory, LOG_LEVEL: 'error', ...environment })
  if (!config.databaseUrl) await fillWithEmptyRecords(directory)
  const waymark = await startWaymark(config, { demo, say: () => {} })
  const admin = setUp && !demo ? await firstAdmin(waymark.url, waymark.setUpLink) : { cookie: 'none=1' }
  const writeKey = (await readFile(join(directory, 'first-write-key.txt'), 'utf8')).trim()
  return {
    url: waymark.url,
    waymark,
    directory,
    writeKey,
    admin,
    async ask(method, path, body, headers = {}) {
      const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
      const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body)
      const signed = 'authorization' in headers || 'cookie' in headers ? {} : admin
      const sent = text === undefined ? {} : { body: text }
      const response = await fetch(waymark.url + path, {
        method,
        headers: { ...json, ...signed, ...headers },
        ...sent,
      })
      return answerOf(response)
    },
    async close() {
      await waymark.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
