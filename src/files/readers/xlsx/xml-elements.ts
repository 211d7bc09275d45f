/** Reads the XML of a part of a workbook as a stream, without expanding anything and within limits. */
import { StringDecoder } from 'node:string_decoder'
import { SaxesParser } from 'saxes'

/** What a workbook of a real program stays far below; a small file can unpack to more than any memory holds. */
const most = { depth: 64, betweenTags: 16 * 1024 ** 2 }

export type Attributes = Record<string, string>
export type Handlers = {
  opened(name: string, attributes: Attributes): void
  closed(name: string): void
  text(text: string): void
}

export class TooMuch extends Error {}

/** Some programs write "x:row" for "row". */
const bare = (name: string): string => name.slice(name.indexOf(':') + 1)

/** One step per piece of the stream, after which what was found can be taken. */
export async function* elementsOf(stream: AsyncIterable<Buffer>, handlers: Handlers): AsyncGenerator<void> {
  const decoder = new StringDecoder('utf8')
  const parser = new SaxesParser({ xmlns: false })
  let depth = 0
  let sinceTag = 0
  parser.on('opentag', ({ name, attributes }) => {
    sinceTag = 0
    if (++depth > most.depth) throw new TooMuch(`elements nested deeper than ${most.depth}`)
    handlers.opened(bare(name), attributes as Attributes)
  })
  parser.on('closetag', ({ name }) => {
    sinceTag = 0
    depth--
    handlers.closed(bare(name))
  })
  parser.on('text', (text) => handlers.text(text))
  parser.on('cdata', (text) => handlers.text(text))
  parser.on('error', (error) => {
    throw error
  })
  for await (const piece of stream) {
    sinceTag += piece.length
    parser.write(decoder.write(piece))
    if (sinceTag > most.betweenTags + piece.length) throw new TooMuch('a text larger than 16 MB')
    yield
  }
  parser.write(decoder.end())
  parser.close()
  yield
}

/** All of a small part at once. */
export async function readElements(
  stream: AsyncIterable<Buffer>,
  handlers: Partial<Handlers>,
): Promise<void> {
  const nothing = () => {}
  const all = { opened: nothing, closed: nothing, text: nothing, ...handlers }
  for await (const _ of elementsOf(stream, all));
}
