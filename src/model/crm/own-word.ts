/** The word under which an option or a stage is stored: made from its first name, and unlike all others. */
const mostLetters = 48

const wordOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, mostLetters)

export function ownWord(name: string, taken: Iterable<string>): string {
  const others = new Set(taken)
  const word = wordOf(name) || 'one'
  let own = word
  for (let count = 2; others.has(own); count++) own = `${word}-${count}`
  return own
}
