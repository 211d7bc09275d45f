/** The hosts of one's own network that may be called although they are private, as somebody named them. */
import ipaddr from 'ipaddr.js'
import { isAddress } from './public-address.ts'

export type PrivateTargets = {
  /** `host` is the name that was asked for, `address` what it turned out to be. */
  allows(host: string, address: string): boolean
}

const isName = (entry: string): boolean => /^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/.test(entry)

/** Entries are names (crm.local), addresses (10.0.0.5, ::1) or ranges (10.0.0.0/8). */
export const readPrivateTargets = (entries: readonly string[]): PrivateTargets => {
  const names = new Set<string>()
  const ranges: [ipaddr.IPv4 | ipaddr.IPv6, number][] = []
  for (const entry of entries.map((text) => text.toLowerCase()))
    if (isAddress(entry)) ranges.push(wholeAddress(entry))
    else if (ipaddr.isValidCIDR(entry)) ranges.push(ipaddr.parseCIDR(entry))
    else if (isName(entry) && /[a-z]/.test(entry)) names.add(entry)
    else throw new Error(`"${entry}" is no name, address or range. Write crm.local, 10.0.0.5 or 10.0.0.0/8.`)
  return {
    allows(host, text) {
      if (names.has(host)) return true
      if (!isAddress(text)) return false
      const address = ipaddr.parse(text)
      return ranges.some((range) => range[0].kind() === address.kind() && address.match(range))
    },
  }
}

const wholeAddress = (text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] => {
  const address = ipaddr.parse(text)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}
