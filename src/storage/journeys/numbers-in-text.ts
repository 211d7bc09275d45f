/**
 * Writes numbers among a question's values into its text. On the embedded engine what has bound values waits for all others
 * that have, on every connection; to a server they would go in the address, which has no room for ten thousand customers.
 */
type Params = Record<string, unknown>

/** `{name:Type}`, where a type may hold others in brackets. */
const placeholder = /\{(\w+):([A-Za-z0-9(), ]+)\}/g

/** More would be slow to read as text, and is seldom asked for. */
const mostInText = 50_000

/** Text stays bound: only what can hold nothing but digits goes into the text. */
export function numbersInText(
  sql: string,
  params: Params | undefined,
): { sql: string; params: Params | undefined } {
  if (!params) return { sql, params }
  const literals = new Map<string, string>()
  for (const [name, value] of Object.entries(params)) {
    const literal = literalOf(value)
    if (literal !== undefined) literals.set(name, literal)
  }
  const bound = Object.entries(params).filter(([name]) => !literals.has(name))
  return {
    sql: sql.replace(placeholder, (whole, name: string, type: string) => {
      const literal = literals.get(name)
      return literal === undefined ? whole : `_CAST(${literal}, '${type}')`
    }),
    params: bound.length > 0 ? Object.fromEntries(bound) : undefined,
  }
}

function literalOf(value: unknown): string | undefined {
  if (typeof value === 'bigint' || Number.isSafeInteger(value)) return String(value)
  if (!Array.isArray(value) || value.length > mostInText) return undefined
  return value.every((one) => typeof one === 'bigint' || Number.isSafeInteger(one))
    ? `[${value.join(',')}]`
    : undefined
}
