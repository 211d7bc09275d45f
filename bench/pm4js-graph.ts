/** What the npm package pm4js can answer of a map: the directly-follows graph with counts and mean gaps. */
import { createRequire } from 'node:module'
import type { Duck } from './duckdb-events.ts'
import { timed } from './timing.ts'

type Log = {
  traces: { events: { attributes: Record<string, unknown> }[]; attributes: Record<string, unknown> }[]
}
type Pm4js = {
  EventLog: new () => Log
  Trace: new () => Log['traces'][number]
  Event: new () => Log['traces'][number]['events'][number]
  Attribute: new (value: unknown) => unknown
  FrequencyDfgDiscovery: { apply(log: Log, activity: string): unknown }
  PerformanceDfgDiscovery: { apply(log: Log, activity: string, time: string): unknown }
}

/** The package fills the global scope when it is loaded, and writes to the terminal. */
function load(): Pm4js {
  const say = console.log
  console.log = () => {}
  try {
    createRequire(import.meta.url)('pm4js')
  } finally {
    console.log = say
  }
  return globalThis as unknown as Pm4js
}

export async function pm4jsGraph(duck: Duck): Promise<{ ms: number; loadMs: number }> {
  const { EventLog, Trace, Event, Attribute, FrequencyDfgDiscovery, PerformanceDfgDiscovery } = load()
  const rows = await duck.run(
    'SELECT customer, step, epoch FROM events WHERE step > 0 ORDER BY customer, happened, message',
  )
  const built = await timed(async () => {
    const log = new EventLog()
    let trace: Log['traces'][number] | undefined
    let owner: unknown
    for (const [customer, step, epoch] of rows) {
      if (trace === undefined || customer !== owner) {
        trace = new Trace()
        owner = customer
        log.traces.push(trace)
      }
      const event = new Event()
      event.attributes['concept:name'] = new Attribute(String(step))
      event.attributes['time:timestamp'] = new Attribute(new Date(Number(epoch)))
      trace.events.push(event)
    }
    return log
  })
  const asked = await timed(async () => {
    FrequencyDfgDiscovery.apply(built.result, 'concept:name')
    PerformanceDfgDiscovery.apply(built.result, 'concept:name', 'time:timestamp')
  })
  return { ms: asked.ms, loadMs: built.ms }
}
