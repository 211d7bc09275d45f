/** What a found record says besides its name: the text it was found in begins with the name, without accents. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim()

export function searchDetail(label: string, text: string): string {
  const name = folded(label)
  return name !== '' && folded(text).startsWith(name) ? folded(text).slice(name.length).trim() : text
}
