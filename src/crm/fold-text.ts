/** Text as it is searched and ordered: small letters without accents. */

/** Most text has no accents, and taking them off is the dear part. */
const unaccented = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it asks for nothing beyond ASCII
  /^[\x00-\x7f]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '')

export const foldText = (text: string): string =>
  unaccented(text).toLowerCase().replaceAll('ß', 'ss').replace(/\s+/g, ' ').trim()
