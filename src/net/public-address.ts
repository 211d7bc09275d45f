/** Which addresses lie in the open internet: everything else could be a neighbour of ours that trusts us. */
import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** Answers only inside its owner's cloud, although the number looks public: Azure's service of virtual machines. */
const cloudServices = ['168.63.129.16']

/** Handed out to the world so far (IANA): what lies outside is special, or not used yet. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')

/** The kind of address as one word, 'public' for all that may be called. */
export const kindOfAddress = (text: string): string => {
  const address = addressOf(text)
  if (!address) return 'unreadable'
  if (cloudServices.includes(address.toString())) return 'cloud service'
  const range = address.range()
  if (range !== 'unicast') return range
  if (address instanceof ipaddr.IPv6 && !address.match(globalUnicast)) return 'reserved'
  return 'public'
}

/** Only the full spelling counts: 0177.1 and other relics are resolved by the URL parser before this. */
const addressOf = (text: string): Address | undefined => {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text)
  return text.includes(':') && ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : undefined
}

export const isAddress = (text: string): boolean => addressOf(text) !== undefined
