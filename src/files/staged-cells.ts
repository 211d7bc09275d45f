/** The cells of records as the cutter copied them: a quote opens a cell only as its first sign, and closes it as its last. */

const quote = '"'
const lineEnd = '\n'

function quotedCell(text: string, opened: number): { cell: string; next: number } {
  let close = text.indexOf(quote, opened + 1)
  while (close >= 0 && text[close + 1] === quote) close = text.indexOf(quote, close + 2)
  const stop = close < 0 ? text.length : close
  return { cell: text.slice(opened + 1, stop).replaceAll('""', quote), next: stop + 1 }
}

function plainCell(text: string, from: number, separator: string): { cell: string; next: number } {
  let next = from
  while (next < text.length && text[next] !== separator && text[next] !== lineEnd) next++
  return { cell: text.slice(from, next), next }
}

/** A record in which quotes stand, which may hold line ends. */
function quotedRecord(text: string, from: number, separator: string): { cells: string[]; next: number } {
  const cells: string[] = []
  for (let at = from; ; ) {
    const { cell, next } = text[at] === quote ? quotedCell(text, at) : plainCell(text, at, separator)
    cells.push(cell)
    if (text[next] !== separator) return { cells, next: next + 1 }
    at = next + 1
  }
}

export function* stagedCells(text: string, separator: string): Generator<string[]> {
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf(lineEnd, at)
    const stop = found < 0 ? text.length : found
    const line = text.slice(at, stop)
    if (line.includes(quote)) {
      const { cells, next } = quotedRecord(text, at, separator)
      yield cells
      at = next
    } else {
      yield line.split(separator)
      at = stop + 1
    }
  }
}
