/** The words of a header, by which columns are recognised. */

/** "case:concept:name", "CustomerID" and "Kunden-Nr." become plain lower-case words. */
export const wordsOf = (header: string): string =>
  header
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/\bIDs\b/g, 'Ids')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
