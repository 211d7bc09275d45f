/** Settings as people fill them in: the form's schema, which of them are secret, and what was typed, read. */
import { z } from 'zod'
import { appError } from '../model/app-error.ts'
import { SettingsSchema } from '../model/connection.ts'

declare module 'zod' {
  interface GlobalMeta {
    /** A secret: set and never shown. */
    writeOnly?: boolean | undefined
    multiline?: boolean | undefined
    placeholder?: string | undefined
    /** It is filled in by something made for it. */
    editor?: 'record-mapping' | undefined
    /** It is shown only where other settings have these values. */
    when?: Record<string, string | string[]> | undefined
    /** What the values of a choice are called. */
    titles?: Record<string, string> | undefined
  }
}

export const settingsSchemaOf = (settings: z.ZodObject): SettingsSchema =>
  SettingsSchema.parse({
    required: [],
    ...z.toJSONSchema(settings, {
      io: 'input',
      // What has an editor of its own need not be drawn from its parts.
      override: ({ jsonSchema }) => {
        if (jsonSchema.editor) delete jsonSchema.properties
      },
    }),
  })

export const secretNamesOf = (settings: z.ZodObject): string[] =>
  Object.entries(settingsSchemaOf(settings).properties)
    .filter(([, property]) => property.writeOnly)
    .map(([name]) => name)

/** An emptied field is one that was not filled in. */
const withoutEmpty = (given: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '' && value !== null))

export function readSettings<Settings>(
  schema: z.ZodType<Settings>,
  given: Record<string, unknown>,
): Settings {
  const read = schema.safeParse(withoutEmpty(given))
  if (read.success) return read.data
  const [issue] = read.error.issues
  const where = issue?.path.join('.') ?? ''
  throw appError('connection.invalid', `${issue?.message ?? 'The settings cannot be read'}. Correct it.`, {
    where: where ? `body.settings.${where}` : 'body.settings',
  })
}

/** Settings without secrets, and the secrets. */
export function parted(settings: Record<string, unknown>, secretNames: readonly string[]) {
  const entries = Object.entries(settings)
  return {
    open: Object.fromEntries(entries.filter(([name]) => !secretNames.includes(name))),
    secrets: Object.fromEntries(entries.filter(([name]) => secretNames.includes(name))),
  }
}
