/** Changes to what the columns of a file mean, each giving whole settings again. */
import type { ImportField, ImportSettings } from '../../../model/import.ts'

/** A column means one thing and a field has one column: choosing it here takes it away elsewhere. */
export function withField(
  settings: ImportSettings,
  column: string,
  field: ImportField | null,
): ImportSettings {
  const columns = Object.fromEntries(
    Object.entries(settings.columns).filter(([each, name]) => name !== column && each !== field),
  )
  // What stands before the ids of one column says nothing of another.
  const { customerPrefix: _, ...others } = settings
  const kept = field === 'customer' || settings.columns.customer === column ? others : settings
  return { ...kept, columns: field ? { ...columns, [field]: column } : columns }
}

export const fieldOf = (settings: ImportSettings, column: string): ImportField | null =>
  (Object.entries(settings.columns).find(([, name]) => name === column)?.[0] as ImportField | undefined) ??
  null

/** Another sheet has other columns, which are found anew, and its own name for what happened. */
export const withSheet = ({ timeZone, encoding }: ImportSettings, sheet: string): ImportSettings => ({
  ...{ columns: {}, constants: {}, timeZone, sheet },
  ...(encoding === undefined ? {} : { encoding }),
})

type Constant = 'touchpoint' | 'channel' | 'currency'

export function withConstant(settings: ImportSettings, key: Constant, value: string): ImportSettings {
  const { [key]: _, ...others } = settings.constants
  return { ...settings, constants: value.trim() === '' ? others : { ...others, [key]: value.trim() } }
}

/** Without these nothing can be taken in. */
export function missingFields({ columns, constants }: ImportSettings): string[] {
  const missing: string[] = []
  if (!columns.customer && !columns.anonymous) missing.push('the customer')
  if (!columns.time) missing.push('the time')
  if (!columns.touchpoint && !constants.touchpoint) missing.push('the touchpoint')
  return missing
}
