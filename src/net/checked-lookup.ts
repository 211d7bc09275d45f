/** Turns a name into addresses and refuses those that lie in a private network, in one step with the connection. */
import { lookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { appError } from '../model/app-error.ts'
import type { PrivateTargets } from './private-targets.ts'
import { isAddress, kindOfAddress } from './public-address.ts'

export type Resolved = { address: string; family: number }
export type Resolve = (host: string) => Promise<Resolved[]>

/** As everything else on this machine resolves names, with its hosts file. */
export const systemResolve: Resolve = (host) => lookup(host, { all: true, order: 'verbatim' })

export type CheckedLookup = {
  /** The addresses that may be called; throws when one of them may not, as an honest name mixes no kinds. */
  addresses(host: string): Promise<Resolved[]>
  /** For sockets: they connect to what was checked, so a name that answers differently next time gains nothing. */
  forSocket: LookupFunction
}

export const checkedLookup = (resolve: Resolve, targets: PrivateTargets): CheckedLookup => {
  const addresses = async (written: string): Promise<Resolved[]> => {
    const host = plainHost(written)
    const found = isAddress(host)
      ? [{ address: host, family: host.includes(':') ? 6 : 4 }]
      : await resolve(host)
    if (found.length === 0) throw Object.assign(new Error(`${host} has no address`), { code: 'ENOTFOUND' })
    for (const { address } of found) refusePrivate(host, address, targets)
    return found
  }
  return {
    addresses,
    forSocket(host, { all }, answer) {
      addresses(host).then(
        (found) => {
          const first = found[0]
          if (all || !first) answer(null, found)
          else answer(null, first.address, first.family)
        },
        (error: NodeJS.ErrnoException) => answer(error, []),
      )
    },
  }
}

/** As a person would compare it: no brackets of an address, no dot at the end, small letters. */
export const plainHost = (host: string): string =>
  host
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
    .toLowerCase()

const refusePrivate = (host: string, address: string, targets: PrivateTargets): void => {
  const kind = kindOfAddress(address)
  if (kind === 'public' || targets.allows(host, address)) return
  throw appError(
    'net.refused',
    `${host} lies in a private network (${kind}), and Waymark calls none by itself. If it is a server of yours, add ${host} to WAYMARK_ALLOW_PRIVATE_HOSTS and start Waymark again.`,
    { host, kind },
  )
}
