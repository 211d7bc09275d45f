/** Reads XES event logs: a trace is a customer's case, its events are the interactions. */
import { SaxesParser } from 'saxes'
import { AppError, appError } from '../../model/app-error.ts'
import type { Input } from '../input/open-input.ts'
import { detectEncoding, type TextStart, utf8Chunks } from '../input/utf8-chunks.ts'
import type { Reader } from './reader.ts'
import { TextRows } from './text-rows.ts'

const eventsLookedAt = 5_000
const mostColumns = 1_000
/** What an event log of a real system stays far below; a small file can unpack to more than any memory holds. */
const most = { depth: 64, attributes: 10_000, betweenTags: 16 * 1024 ** 2 }
const attributeTags: ReadonlySet<string> = new Set(['string', 'date', 'int', 'float', 'boolean', 'id'])

type Event = Map<string, string>

export const xes: Reader = {
  format: 'xes',
  recognises: (head, fileName) =>
    fileName.endsWith('.xes') ||
    /^\uFEFF?\s*(<\?xml[^>]*>)?(\s|<!--[\s\S]*?-->)*<log[\s>]/.test(head.toString('utf8', 0, 4000)),
  async open(input, settings) {
    const start = startOf(input, settings.encoding)
    const columns = await columnsIn(eventsOf(input, start))
    return {
      columns,
      delimiter: ',',
      encoding: start.encoding,
      async *batches(signal) {
        const rows = new TextRows(columns.length)
        for await (const event of eventsOf(input, start, signal)) {
          const cells = columns.map((column) => {
            const cell = event.get(column) ?? ''
            event.delete(column)
            return cell
          })
          rows.add(cells, event.size === 0 ? '' : JSON.stringify(Object.fromEntries(event)))
          if (rows.isFull) yield rows.take()
        }
        if (!rows.isEmpty) yield rows.take()
      },
      remarks: () => [],
    }
  },
}

function startOf(input: Input, chosen: string | undefined): TextStart {
  const declared = /^\s*<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(input.head.toString('latin1', 0, 200))?.[1]
  return detectEncoding(
    input.head,
    chosen ?? (declared && !/^utf-?8$/i.test(declared) ? declared : undefined),
  )
}

async function columnsIn(events: AsyncIterable<Event>): Promise<string[]> {
  const columns = new Set<string>()
  let seen = 0
  for await (const event of events) {
    for (const key of event.keys()) columns.add(key)
    if (++seen >= eventsLookedAt || columns.size > mostColumns) break
  }
  if (seen === 0)
    throw appError('import.empty', 'The event log has no events. Export it again with at least one <event>.')
  return [...columns].slice(0, mostColumns)
}

/** Attributes of the trace are named "case:…" beside those of the event, as process-mining tools do. */
async function* eventsOf(input: Input, start: TextStart, signal?: AbortSignal): AsyncGenerator<Event> {
  const parser = new SaxesParser({ xmlns: false, fileName: input.fileName })
  const ready: Event[] = []
  const open: string[] = []
  let trace: Event = new Map()
  let event: Event | null = null
  let sinceTag = 0
  const refuse = (what: string): never => {
    throw appError(
      'import.file-unreadable',
      `"${input.fileName}" is no event log that can be read: ${what}. Export it again.`,
      { fileName: input.fileName },
    )
  }
  parser.on('opentag', ({ name, attributes }) => {
    const parent = open.at(-1)
    open.push(name)
    sinceTag = 0
    if (open.length > most.depth) refuse(`its elements are nested deeper than ${most.depth}`)
    if (Math.max(trace.size, event?.size ?? 0) > most.attributes)
      refuse(`a trace or an event has more than ${most.attributes} attributes`)
    if (name === 'trace') trace = new Map()
    else if (name === 'event') event = new Map()
    else if (attributeTags.has(name) && parent === 'trace')
      trace.set(`case:${attributes.key}`, attributes.value ?? '')
    else if (attributeTags.has(name) && parent === 'event')
      event?.set(attributes.key ?? '', attributes.value ?? '')
  })
  parser.on('closetag', ({ name }) => {
    open.pop()
    sinceTag = 0
    if (name !== 'event' || !event) return
    ready.push(new Map([...trace, ...event]))
    event = null
  })
  const feed = (text: string | null): Event[] => {
    try {
      if (text === null) parser.close()
      else parser.write(text)
    } catch (cause) {
      if (cause instanceof AppError) throw cause
      throw appError(
        'import.file-unreadable',
        `"${input.fileName}" is not well-formed XML near line ${parser.line}. Export it again.`,
        { fileName: input.fileName, line: parser.line },
        cause,
      )
    }
    sinceTag += text?.length ?? 0
    if (sinceTag > most.betweenTags) refuse('one of its elements or texts is larger than 16 MB')
    return ready.splice(0)
  }
  for await (const chunk of utf8Chunks(input.chunks(signal), start).chunks)
    yield* feed(chunk.toString('utf8'))
  if (!signal?.aborted) yield* feed(null)
}
