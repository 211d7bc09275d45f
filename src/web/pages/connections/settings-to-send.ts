/** What was filled in, as the server reads it: lines without blanks, and nothing where nothing stands. */

const sent = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((line) => String(line).trim()).filter(Boolean)
  if (typeof value === 'object' && value !== null) return settingsToSend(value)
  return typeof value === 'string' ? value.trim() : value
}

export const settingsToSend = (values: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, sent(value)] as const)
      .filter(([, value]) => value !== '' && value !== undefined && value !== null),
  )
