/** The currency that the number format of a cell names, where it can mean one only. Pure. */

/** "$" and "kr" are many currencies; with the number of a language and country they are one. */
const ofPlaces: readonly (readonly [currency: string, symbols: string, places: string])[] = [
  ['USD', '$ US$', '409'],
  ['AUD', '$ A$', 'c09'],
  ['CAD', '$ C$', '1009 c0c'],
  ['NZD', '$ NZ$', '1409'],
  ['MXN', '$', '80a'],
  ['BRL', 'R$', '416'],
  ['CHF', 'Fr. SFr. Fr', '807 100c 810'],
  ['SEK', 'kr', '41d'],
  ['NOK', 'kr', '414 814'],
  ['DKK', 'kr kr.', '406'],
  ['JPY', '¥ ￥', '411'],
  ['CNY', '¥ ￥', '804'],
  ['INR', '₹', '4009 439'],
  ['PLN', 'zł', '415'],
  ['CZK', 'Kč', '405'],
  ['HUF', 'Ft', '40e'],
  ['TRY', '₺ TL', '41f'],
  ['KRW', '₩', '412'],
  ['ZAR', 'R', '1c09'],
]

const byPlace = new Map(
  ofPlaces.flatMap(([currency, symbols, places]) =>
    symbols
      .split(' ')
      .flatMap((symbol) => places.split(' ').map((place) => [`${symbol} ${place}`, currency])),
  ),
)
const alone: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP' }
const codes: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

/** "[$CHF]", "[$€-407]", "[$$-409]"; "[$-409]" names a language alone. */
function inBrackets(symbol: string, place: string): string | undefined {
  const name = symbol.trim()
  if (codes.has(name)) return name
  // The high half says which digits and calendar are shown.
  const number = /^[0-9a-f]+$/i.test(place) ? (Number.parseInt(place, 16) & 0xffff).toString(16) : ''
  return alone[name] ?? byPlace.get(`${name} ${number}`)
}

/** `section`: how numbers above 0 are shown. */
export function formatCurrency(section: string): string | undefined {
  const found = new Set<string>()
  const outside = section.replace(/\[\$([^\]-]*)(?:-([^\]]*))?\]/g, (_, symbol: string, place = '') => {
    const currency = inBrackets(symbol, place)
    if (currency) found.add(currency)
    return ''
  })
  for (const sign of outside) if (alone[sign]) found.add(alone[sign])
  const [only] = found
  return found.size === 1 ? only : undefined
}
