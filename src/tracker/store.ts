/** The few texts kept in the browser; where that is forbidden they last as long as the page. */

const names = ['id', 'user', 'queue', 'consent'] as const
type Name = (typeof names)[number]

const fallback: Partial<Record<Name, string>> = {}
const prefix = 'waymark.'

export const load = (name: Name): string | undefined => {
  try {
    return localStorage.getItem(prefix + name) ?? fallback[name]
  } catch {
    return fallback[name]
  }
}

/** undefined removes it. */
export const keep = (name: Name, text: string | undefined): void => {
  fallback[name] = text
  try {
    if (text === undefined) localStorage.removeItem(prefix + name)
    else localStorage.setItem(prefix + name, text)
  } catch {
    // Forbidden or full: the copy in memory stands in.
  }
}

export const forgetAll = (): void => {
  for (const name of names) keep(name, undefined)
}
