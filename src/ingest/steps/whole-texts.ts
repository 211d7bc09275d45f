/** Text with half a character in it, as a program leaves it that cuts inside an emoji, is stored by neither store. */

/** The same value with every half character in its texts and keys replaced by "�", as UTF-8 has it. */
export function wholeTexts<Value>(value: Value): Value
export function wholeTexts(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map((part: unknown) => wholeTexts(part))
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key.toWellFormed(), wholeTexts(part)]),
  )
}
