/** Every name under which one person is known, and whether a text or a JSON value holds one of them. */

/** `emails` in lower case. */
export type PersonNames = {
  users: readonly string[]
  anonymous: readonly string[]
  emails: readonly string[]
}

/** A whole value that is shorter may be hers by chance. */
const shortestValue = 3
/** As a word inside a longer text, and as a number, a name has to be longer. */
const shortestWord = 6

export const allNames = ({ users, anonymous, emails }: PersonNames): string[] =>
  [...users, ...anonymous, ...emails].filter((name) => name.length >= shortestValue)

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** Not in the middle of a longer id or address; a full stop behind her address ends a sentence. */
const wordsOf = (names: readonly string[], flags: string): RegExp | undefined => {
  const words = names.filter((name) => name.length >= shortestWord)
  return words.length === 0
    ? undefined
    : new RegExp(
        `(?<![\\p{L}\\p{N}_@+.-])(?:${words.map(escaped).join('|')})(?![\\p{L}\\p{N}_@+]|[.-][\\p{L}\\p{N}])`,
        flags,
      )
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

export function holderOf(names: PersonNames) {
  const exact = new Set([...names.users, ...names.anonymous].filter((name) => name.length >= shortestValue))
  const emails = new Set(names.emails)
  const [ids, addresses] = [wordsOf([...names.users, ...names.anonymous], 'u'), wordsOf(names.emails, 'iu')]
  const inText = (text: string): boolean =>
    exact.has(text.trim()) ||
    emails.has(text.trim().toLowerCase()) ||
    (ids?.test(text) ?? false) ||
    (addresses?.test(text) ?? false)
  const inValue = (value: unknown): boolean => {
    if (typeof value === 'string') return inText(value)
    if (typeof value === 'number') return String(value).length >= shortestWord && exact.has(String(value))
    if (Array.isArray(value)) return value.some(inValue)
    if (typeof value !== 'object' || value === null) return false
    return Object.entries(value).some(([key, part]) => inText(key) || inValue(part))
  }
  return {
    inValue,
    /** Text that is JSON is read as such; what cannot be read is looked at as it stands. */
    inJson: (text: string): boolean => inValue(parsed(text)),
  }
}
