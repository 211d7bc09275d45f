/** What a route added to its line of the audit log, as words: "role editor, scopes read and export". */

const wordOf = (value: unknown): string => {
  if (value === null || value === '') return 'none'
  if (Array.isArray(value)) return value.map(wordOf).join(' and ')
  if (typeof value === 'object') return factsText({ ...value })
  return String(value)
}

export const factsText = (facts: Record<string, unknown>): string =>
  Object.entries(facts)
    .map(([name, value]) => {
      const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value)
      return `${name}${isGroup ? ': ' : ' '}${wordOf(value)}`
    })
    .join(', ')
