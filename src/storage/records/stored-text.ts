/** Text in the form that PostgreSQL can store: without NUL, which it refuses in every text and jsonb value. */

const nul = String.fromCharCode(0)

/** Cut to `most` characters, never in the middle of a surrogate pair. */
export function storedText(text: string, most = Number.POSITIVE_INFINITY): string {
  const cut = text.length > most ? text.slice(0, most) : text
  return (cut.includes(nul) ? cut.replaceAll(nul, '\uFFFD') : cut).toWellFormed()
}

export const isStorableText = (text: string): boolean => !text.includes(nul) && text.isWellFormed()

/** What `JSON.stringify` writes for NUL and for halves of surrogate pairs; nearly no value has any. */
const unstorable = /\\u(0000|d[89a-f])/

export const isStorableJson = (json: string): boolean => !unstorable.test(json)

/** JSON text for a jsonb column; the same holds for every text and key inside it. */
export function storedJson(value: unknown): string {
  const json = JSON.stringify(value)
  return isStorableJson(json) ? json : JSON.stringify(value, storable)
}

function storable(_key: string, part: unknown): unknown {
  if (typeof part === 'string') return storedText(part)
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
  return Object.fromEntries(Object.entries(part).map(([key, inner]) => [storedText(key), inner]))
}
