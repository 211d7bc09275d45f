/** Waymark as people start it, in a process of its own, so that it can be killed. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { MapMeasure, MeasureFilter } from '../../src/model/measure.ts'
import type { Rederivation } from '../../src/model/touchpoint.ts'
import { shortLived } from './short-lived.ts'
import { commandLineHeaders } from './signed-in.ts'

export type Running = {
  url: string
  key: string
  /** Asks the API; throws unless the answer is a success. */
  ask<Result>(method: string, path: string, body?: unknown): Promise<Result>
  /** The measured map, asked again until nothing waits any more. */
  measured(map: string, filter?: Pick<MeasureFilter, 'to'>): Promise<MapMeasure>
  /** `kill -9` */
  kill(): Promise<void>
}

const main = new URL('../../src/main.ts', import.meta.url).pathname

export async function startProcess(directory: string): Promise<Running> {
  const child = spawn(process.execPath, [...shortLived, main], {
    env: { ...process.env, WAYMARK_DATA: directory, PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  let out = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      out += chunk
      const found = /^Waymark is ready at (\S+)$/m.exec(out)?.[1]
      if (found) resolve(found)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    ended.then(([code]) => reject(new Error(`Waymark ended with ${code}: ${out}`)))
  })

  const signedIn = await commandLineHeaders(directory)
  const ask = async <Result>(method: string, path: string, body?: unknown): Promise<Result> => {
    const raw = body instanceof Uint8Array
    // The collection takes write keys only.
    const authorization = path.startsWith('/v1/') ? {} : signedIn
    const type = raw ? 'application/octet-stream' : 'application/json'
    const response = await fetch(url + path, {
      method,
      headers: body === undefined ? authorization : { ...authorization, 'content-type': type },
      ...(body === undefined ? {} : { body: raw ? new Uint8Array(body) : JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`)
    return (text === '' ? undefined : JSON.parse(text)) as Result
  }

  return {
    url,
    key: (await readFile(join(directory, 'first-write-key.txt'), 'utf8')).trim(),
    ask,
    async measured(map, { to } = {}) {
      for (const end = Date.now() + 60_000; ; await sleep(50)) {
        const { state, error } = await ask<Rederivation>('GET', '/api/v1/touchpoints/rederivation')
        if (state === 'failed') throw new Error(`The rebuild failed: ${error}`)
        const query = to ? `?to=${to}` : ''
        const { measure } = await ask<{ measure: MapMeasure }>('GET', `/api/v1/maps/${map}/measure${query}`)
        if (state === 'idle' && measure.freshness.waitingCustomers === 0) return measure
        if (Date.now() > end) throw new Error(`Waited in vain for the numbers. ${out}`)
      }
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
