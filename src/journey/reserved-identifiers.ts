/** Placeholders that stand for nobody and so are never an identifier (METHODS.md §9, rule 1). */

// Lower case; compared after trimming. "NA" is not here: it is a real country code and a real case id.
const reservedWords = [
  '-1',
  'null',
  'none',
  'nan',
  'undefined',
  'true',
  'false',
  'id',
  'email',
  'guest',
  'anonymous',
  'distinct_id',
  'not_authenticated',
  '[object object]',
  'unknown',
  'n/a',
] as const

const onlyZerosAndDashes = '^[0-]*$'
const exampleAddress = '@(.*\\.)?example(\\.(com|org|net))?$'

const zeros = new RegExp(onlyZerosAndDashes)
const example = new RegExp(exampleAddress)
const words: ReadonlySet<string> = new Set(reservedWords)

/** True for blank and placeholder identifiers; also for test addresses and the example domains. */
export function isReservedIdentifier(value: string): boolean {
  const text = value.trim().toLowerCase()
  return zeros.test(text) || words.has(text) || text.startsWith('test@') || example.test(text)
}

/** The same as a ClickHouse expression over a String expression. */
export function reservedIdentifierSql(text: string): string {
  const list = reservedWords.map((word) => `'${word}'`).join(', ')
  const lower = `lower(trimBoth(${text}, ' \\t\\r\\n'))`
  const pattern = (source: string): string => `'${source.replaceAll('\\', '\\\\')}'`
  return `(match(${lower}, ${pattern(onlyZerosAndDashes)}) OR ${lower} IN (${list}) OR startsWith(${lower}, 'test@') OR match(${lower}, ${pattern(exampleAddress)}))`
}
