/** What was filled in, as the server reads it: lines without blanks, and nothing where nothing stands. */
import type { ConnectionTest, SettingsProperty } from '../../../model/connection.ts'

const sent = (value: unknown): unknown => {
  if (Array.isArray(value))
    return value
      .map((line) => (typeof line === 'object' ? line : String(line).trim()))
      .filter((line) => line !== '')
  if (typeof value === 'object' && value !== null) return settingsToSend(value)
  return typeof value === 'string' ? value.trim() : value
}

export const settingsToSend = (values: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, sent(value)] as const)
      .filter(([, value]) => value !== '' && value !== undefined && value !== null),
  )

type Values = Record<string, unknown>

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === ''

/** Whether other settings, or what they usually are, want it. */
export const isShown = (
  { when = {} }: SettingsProperty,
  values: Values,
  properties: Record<string, SettingsProperty>,
): boolean =>
  Object.entries(when).every(([name, wanted]) => {
    const chosen = isEmpty(values[name]) ? properties[name]?.default : values[name]
    return [wanted].flat().some((one) => one === chosen)
  })

/** What a test found fits where nothing was chosen; its mapping answers the one that was sent. */
export function filledIn(values: Values, { proposed, records }: ConnectionTest): Values {
  const fitting = Object.entries(proposed).filter(([name]) => isEmpty(values[name]))
  return { ...values, ...Object.fromEntries(fitting), ...(records ? { mapping: records.settings } : {}) }
}
