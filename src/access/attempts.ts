/**
 * Slows down whoever guesses: by address and account together, so that nobody can lock somebody else out,
 * and by address over all accounts, so that one machine cannot try a password on everybody.
 */
import ipaddr from 'ipaddr.js'
import { appError } from '../model/app-error.ts'

/** Without an account the attempt counts for the address alone. */
export type Attempts = {
  /** Fails with 'access.wait' while this address must wait. */
  check(address: string, account?: string): void
  failed(address: string, account?: string): void
  succeeded(address: string, account: string): void
}

const freeForAccount = 5
const freeForAddress = 50
const longestWaitMs = 15 * 60_000
const forgottenAfterMs = 60 * 60_000
/** Bounds what somebody who invents accounts can make us remember. */
const remembered = 20_000

type Failures = { count: number; lastAt: number }

/** After the free tries 1 s, 2 s, 4 s … up to a quarter of an hour. */
const waitMs = (count: number, free: number): number =>
  count < free ? 0 : Math.min(longestWaitMs, 1000 * 2 ** Math.min(count - free, 20))

const networkBits = 64

/** Whoever has one address of IPv6 mostly has the 2^64 of its network, so these count as one. */
function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const known = ipaddr.process(address)
  if (known instanceof ipaddr.IPv4) return known.toString()
  return ipaddr.IPv6.networkAddressFromCIDR(`${known.toNormalizedString()}/${networkBits}`).toString()
}

export const createAttempts = (now: () => number): Attempts => {
  const byAccount = new Map<string, Failures>()
  const byAddress = new Map<string, Failures>()
  const keyOf = (address: string, account: string) => `${address} ${account.toLowerCase()}`

  const known = (failures: Map<string, Failures>, key: string): Failures | undefined => {
    const found = failures.get(key)
    if (found && now() - found.lastAt > forgottenAfterMs) {
      failures.delete(key)
      return undefined
    }
    return found
  }
  const add = (failures: Map<string, Failures>, key: string) => {
    const count = (known(failures, key)?.count ?? 0) + 1
    failures.delete(key)
    const oldest = failures.keys().next().value
    if (failures.size >= remembered && oldest !== undefined) failures.delete(oldest)
    failures.set(key, { count, lastAt: now() })
  }
  const left = (failures: Failures | undefined, free: number): number =>
    failures ? failures.lastAt + waitMs(failures.count, free) - now() : 0

  return {
    check(from, account) {
      const address = networkOf(from)
      const wait = Math.max(
        account === undefined ? 0 : left(known(byAccount, keyOf(address, account)), freeForAccount),
        left(known(byAddress, address), freeForAddress),
      )
      if (wait <= 0) return
      const seconds = Math.ceil(wait / 1000)
      throw appError('access.wait', `Too many failed attempts from here. Try again in ${seconds} s.`, {
        retryAfterSeconds: seconds,
      })
    },
    failed(from, account) {
      const address = networkOf(from)
      if (account !== undefined) add(byAccount, keyOf(address, account))
      add(byAddress, address)
    },
    succeeded: (address, account) => void byAccount.delete(keyOf(networkOf(address), account)),
  }
}
