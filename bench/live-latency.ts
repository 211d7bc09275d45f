/** From "accepted" to "pushed to a watching browser" of an open map, at 1 000 interactions a second on top of what is stored. */
import { systemActor } from '../src/model/actor.ts'
import type { LiveEvent } from '../src/model/live.ts'
import { channelOfEvent } from './data.ts'
import type { Report } from './report.ts'
import type { Bench } from './start.ts'
import { quantile } from './timing.ts'
import { untilQuiet } from './until-quiet.ts'

const perSecond = 1_000
const perPost = 100
const seconds = 20

export async function liveLatency(bench: Bench, report: Report): Promise<void> {
  // The data was made past ingest, which a running server never meets: which messages are stored is then read anew beside
  // the rounds. A start on the same folder reads it once, and what follows a start is waited for.
  await bench.restart()
  const { size, map, kinds } = bench
  const { url, parts } = bench.waymark
  const { key } = await parts.services.keys.create('bench-live')
  await parts.keeper.measure(map.id, { channels: [] })
  await post(url, key, [{ type: 'track', messageId: 'live-first', userId: '0', event: 'Event 1' }])
  await parts.keeper.caughtUp()
  const settledMs = await untilQuiet()
  const waits: number[] = []
  const stop = new AbortController()
  const reader = await parts.access.keys.create(
    { name: 'bench-live', scopes: ['read'], expiresAt: null },
    systemActor,
  )
  const watching = watch(`${url}/api/v1/live`, reader.key, stop.signal, (event) => {
    if (event.kind === 'map-changed' && event.map === map.id) waits.push(Date.now() - event.acceptedAt)
  })
  const customers = Math.ceil(size / 20)
  let sent = 0
  const started = performance.now()
  const posts: Promise<unknown>[] = []
  for (let turn = 0; turn < (perSecond / perPost) * seconds; turn++) {
    const due = started + (turn * 1000 * perPost) / perSecond
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
    const batch = Array.from({ length: perPost }, () => {
      const number = sent++
      return {
        type: 'track',
        messageId: `live-${number}`,
        userId: String((number * 7919) % customers),
        event: `Event ${1 + (number % kinds.length)}`,
        channel: channelOfEvent(number % kinds.length),
        timestamp: new Date().toISOString(),
        properties: number % 10 === 0 ? { csat: 1 + (number % 5) } : {},
      }
    })
    posts.push(post(url, key, batch))
  }
  await Promise.all(posts)
  await parts.keeper.caughtUp()
  await new Promise((resolve) => setTimeout(resolve, 500))
  stop.abort()
  await watching
  const p95 = quantile(waits, 0.95)
  const note = `${waits.length} pushes in ${seconds} s, on a server started anew that had come to rest (after ${Math.round(settledMs / 1000)} s)`
  report.add({
    size,
    what: `live: accepted → pushed, p50 at ${perSecond}/s`,
    value: quantile(waits, 0.5),
    unit: 'ms',
  })
  report.add({
    size,
    what: `live: accepted → pushed, p95 at ${perSecond}/s`,
    value: p95,
    unit: 'ms',
    target: '< 1000',
    met: p95 < 1000,
    note,
  })
}

async function post(url: string, key: string, batch: unknown[]): Promise<void> {
  const answer = await fetch(`${url}/v1/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ batch }),
  })
  if (!answer.ok)
    throw new Error(`a post was answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
  await answer.arrayBuffer()
}

async function watch(
  url: string,
  apiKey: string,
  signal: AbortSignal,
  heard: (event: LiveEvent) => void,
): Promise<void> {
  const answer = await fetch(url, {
    signal,
    headers: { accept: 'text/event-stream', authorization: `Bearer ${apiKey}` },
  })
  const decoder = new TextDecoder()
  let text = ''
  try {
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true })
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks)
        for (const line of block.split('\n'))
          if (line.startsWith('data:')) heard(JSON.parse(line.slice(5)) as LiveEvent)
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
