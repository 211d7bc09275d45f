/** Placeholders that software sends instead of an identifier; they stand for nobody and would join strangers. */

// METHODS.md §9 rule 1: the lists of PostHog and Segment, "unknown", "n/a", test addresses and example domains.
const words = [
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
  'distinct_?id',
  'not_authenticated',
  '\\[object object\\]',
  'unknown',
  'n/a',
]
const blankOrZeros = '[0-]*'
const testAddress = 'test@.*'
const exampleAddress = '.*@(.*\\.)?example(\\.(com|org|net|edu))?'

// One text for JavaScript and for ClickHouse's RE2, so that collection and import refuse the same ids.
const pattern = `^[ \\t\\r\\n]*(${[blankOrZeros, ...words, testAddress, exampleAddress].join('|')})[ \\t\\r\\n]*$`
const reserved = new RegExp(pattern, 'is')

// The longest placeholder is an e-mail address; longer text is not worth the regular expression's time.
const longest = 300

export const isReservedIdentifier = (id: string): boolean => id.length <= longest && reserved.test(id)

/** The same as a ClickHouse condition over a String expression. */
export const reservedIdentifierSql = (text: string): string =>
  `(length(${text}) <= ${longest} AND match(${text}, '(?is)${pattern.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'))`

const roles = new Set(
  `abuse accounts admin billing contact enquiries feedback hello help hilfe hola info kontakt mail marketing
  newsletter no-reply noreply office orders postmaster reply sales service shop support team webmaster`.split(
    /\s+/,
  ),
)

/** Addresses that several people read, such as info@: never an identifier of one person. */
export const isRoleAddress = (email: string): boolean =>
  roles.has(
    email
      .slice(0, Math.max(0, email.indexOf('@')))
      .trim()
      .toLowerCase(),
  )
