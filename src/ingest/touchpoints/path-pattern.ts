/** The path of an address with ids replaced by ":id", so that all orders, say, are one kind of page. */

const longestPath = 300

/** Takes a whole URL or a path; origin, query, hash and a trailing slash are dropped. */
export function pathPattern(address: string): string {
  const path = withoutOrigin(address.slice(0, 4_000).trim()).split(/[?#]/, 1)[0] ?? ''
  const segments = path.split('/').filter((segment) => segment !== '')
  return `/${segments.map(segmentPattern).join('/')}`.slice(0, longestPath).toWellFormed()
}

function withoutOrigin(address: string): string {
  const origin = /^(?:[a-z][a-z0-9+.-]{0,30}:)?\/\/[^/?#]*/i.exec(address)
  return origin ? address.slice(origin[0].length) : address
}

function segmentPattern(segment: string): string {
  const text = decoded(segment).replace(/\s+/g, ' ').trim()
  return isId(text) ? ':id' : text
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment).replaceAll(String.fromCharCode(0), ' ')
  } catch {
    return segment
  }
}

const uuid = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i
const hex = /^(?=.*\d)[0-9a-f]{8,}$/i
/** Numbers, dates, versions. */
const numeric = /^[\d._:-]*\d[\d._:-]*$/
/** "ORD1234", "order-12345"; not "sale-2026", which names a page. */
const numbered = /^[a-z]{1,12}[-_]?(?!(?:19|20)\d\d$)\d{4,}$/i
/** Letters and digits thrown together, as generators of ids do. */
const mixed = /^(?=(?:.*\d){2})(?=.*[a-z])[a-z0-9]{8,}$/i
const letterCases = /^(?=.*[a-z].*[A-Z])(?=.*[A-Z].*[a-z])[A-Za-z0-9_-]{20,}$/

function isId(text: string): boolean {
  if (text.length > 200 || text.includes('@')) return true
  if (numeric.test(text) || uuid.test(text) || hex.test(text) || numbered.test(text)) return true
  return (letterCases.test(text) && !text.includes('-')) || text.split(/[-_.]/).some(isGenerated)
}

/** "iphone15promax" is a name with numbers in it; more than two changes between letters and digits are not. */
function isGenerated(part: string): boolean {
  if (!mixed.test(part)) return false
  const changes = part.match(/\d+|[a-z]+|[A-Z]+/g)?.length ?? 0
  return changes > 3 || /\d{5,}/.test(part)
}
