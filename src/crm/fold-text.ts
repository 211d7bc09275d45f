/** Text as it is searched and ordered: small letters without accents. */

/** Most text has no accents, and taking them off is the dear part. */
const unaccented = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it asks for nothing beyond ASCII
  /^[\x00-\x7f]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '')

/** Most text has single spaces already, and putting it together anew takes more than looking. */
const singleSpaced = (text: string): string => (/\s{2}|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text)

export const foldText = (text: string): string =>
  singleSpaced(unaccented(text).toLowerCase().replaceAll('ß', 'ss')).trim()
